import { plainMessage } from "./response-error.js";
import type { StreamEvent, StreamMetadata } from "./stream-event.js";
import { WeftError } from "./weft-error.js";

/** The text of an answer, piece by piece; its ids when it is whole. A failure inside the stream is thrown. */
export async function* textPieces(
  events: AsyncIterable<StreamEvent>,
): AsyncGenerator<string, StreamMetadata | undefined> {
  let metadata: StreamMetadata | undefined;
  for await (const event of events) {
    if (event.event === "token" && event.data !== "") yield event.data;
    if (event.event === "metadata") metadata = event.data;
    if (event.event === "error") throw new WeftError(plainMessage(event.data), 500, event);
  }
  return metadata;
}

import { createFrameReader, type Frame } from "./frames.js";
import { type OpenResponse, readError } from "./transport.js";

/** The frames of an answer's body. Stops reading, and lets the connection go, when the consumer stops. */
export async function* responseFrames({ response, deadline }: OpenResponse): AsyncGenerator<Frame, void> {
  const reader = response.body?.getReader();
  const read = createFrameReader();
  try {
    for (;;) {
      deadline.extend();
      const { done, value } = (await reader?.read()) ?? { done: true };
      // The limit is for the server: a consumer may take its time.
      deadline.hold();
      if (done || value === undefined) return;
      for (const frame of read(value)) {
        // What has arrived already is of no interest to a caller who has left.
        deadline.signal.throwIfAborted();
        yield frame;
      }
    }
  } catch (error) {
    throw readError(error, deadline);
  } finally {
    deadline.clear();
    await reader?.cancel().catch(() => undefined);
  }
}

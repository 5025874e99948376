import { z } from "zod";

export interface StreamEvent {
  id: string;
  event: string;
  data: unknown;
}

export interface StreamReader {
  /** Reads until an event is the last one wanted, or to the end of the stream. */
  until(isLast: (event: StreamEvent, all: readonly StreamEvent[]) => boolean): Promise<StreamEvent[]>;
  rest(): Promise<StreamEvent[]>;
  /** Everything read so far. */
  events: StreamEvent[];
  /** Bytes that are no events, such as signs of life. */
  comments: string[];
  /** Hangs up. */
  cut(): Promise<void>;
}

const payload = z.object({ event: z.string(), data: z.unknown() });

/** Reads a stream event by event, as its clients do. */
export function readStream(response: Response): StreamReader {
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const events: StreamEvent[] = [];
  const comments: string[] = [];
  let buffer = "";
  const until: StreamReader["until"] = async (isLast) => {
    for (;;) {
      for (let end = buffer.indexOf("\n\n"); end !== -1; end = buffer.indexOf("\n\n")) {
        const frame = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (frame.startsWith(":")) {
          comments.push(frame);
          continue;
        }
        const event = parse(frame);
        events.push(event);
        if (isLast(event, events)) return events;
      }
      const part = await body?.read();
      if (!part || part.done) return events;
      buffer += part.value;
    }
  };
  return {
    ...{ events, comments, until },
    rest: () => until(() => false),
    cut: async () => {
      await body?.cancel();
    },
  };
}

function parse(frame: string): StreamEvent {
  const field = (name: string): string =>
    frame
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? "";
  const { event, data } = payload.parse(JSON.parse(field("data")));
  return { id: field("id"), event, data };
}

export const textOf = (events: readonly StreamEvent[]): string =>
  events.flatMap(({ event, data }) => (event === "token" && typeof data === "string" ? [data] : [])).join("");

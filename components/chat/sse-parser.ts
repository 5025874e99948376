/** One dispatched server-sent event; `name` is "message" when the stream gave none. */
export interface SseFrame {
  name: string;
  data: string;
  id?: string;
}

export interface SseParser {
  /** Takes the next bytes of the body and returns the frames they complete. */
  push(bytes: Uint8Array): SseFrame[];
  /** The body ended: returns what stood in a last frame without its closing blank line. */
  flush(): SseFrame[];
}

/**
 * Reads `text/event-stream` as the HTML standard says: LF, CRLF or CR line ends, comments, `data` over several lines,
 * a byte order mark, characters and line ends cut anywhere by the network.
 */
export function createSseParser(): SseParser {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let frame = emptyFrame();

  function takeLines(text: string, ended: boolean): SseFrame[] {
    rest += text;
    const frames: SseFrame[] = [];
    for (;;) {
      const cut = nextLine(rest, ended);
      if (cut === undefined) return frames;
      rest = rest.slice(cut.next);
      if (cut.line !== "") readField(frame, cut.line);
      else {
        frames.push(...dispatch(frame));
        frame = emptyFrame();
      }
    }
  }

  return {
    push: (bytes) => takeLines(decoder.decode(bytes, { stream: true }), false),
    flush: () => {
      const frames = takeLines(decoder.decode(), true);
      if (rest !== "") readField(frame, rest);
      rest = "";
      frames.push(...dispatch(frame));
      frame = emptyFrame();
      return frames;
    },
  };
}

interface OpenFrame {
  name: string;
  data: string[];
  id: string | undefined;
}

const emptyFrame = (): OpenFrame => ({ name: "", data: [], id: undefined });

/** A CR at the very end may be half of a CRLF, so it ends a line only when nothing more can come. */
function nextLine(text: string, ended: boolean): { line: string; next: number } | undefined {
  const at = text.search(/[\r\n]/);
  if (at < 0) return undefined;
  if (text[at] === "\n") return { line: text.slice(0, at), next: at + 1 };
  if (at + 1 === text.length && !ended) return undefined;
  return { line: text.slice(0, at), next: text[at + 1] === "\n" ? at + 2 : at + 1 };
}

function readField(frame: OpenFrame, line: string): void {
  const colon = line.indexOf(":");
  if (colon === 0) return;
  const field = colon < 0 ? line : line.slice(0, colon);
  const raw = colon < 0 ? "" : line.slice(colon + 1);
  const value = raw.startsWith(" ") ? raw.slice(1) : raw;
  if (field === "data") frame.data.push(value);
  else if (field === "event") frame.name = value;
  else if (field === "id" && !value.includes("\0")) frame.id = value;
}

function dispatch(frame: OpenFrame): SseFrame[] {
  if (frame.data.length === 0) return [];
  const name = frame.name === "" ? "message" : frame.name;
  return [{ name, data: frame.data.join("\n"), ...(frame.id === undefined ? {} : { id: frame.id }) }];
}

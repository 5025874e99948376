/** One server-sent event. */
export interface Frame {
  event: string;
  data: string;
  /** Where the stream is after this frame, when the frame says so. */
  id?: string;
  /** Milliseconds that the server asks to wait before reconnecting, when it said so in this frame. */
  retry?: number;
}

/**
 * Reads frames out of bytes that may be cut anywhere: inside a character, a line end or a frame. A frame that the end
 * of the stream cuts short is dropped, as the standard says.
 */
export function createFrameReader(): (bytes: Uint8Array) => Frame[] {
  const decoder = new TextDecoder();
  const collect = createCollector();
  let rest = "";
  return (bytes) => {
    rest += decoder.decode(bytes, { stream: true });
    // A carriage return at the very end may be the first half of a line end.
    const whole = rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, whole).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? "") + rest.slice(whole);
    return lines.flatMap((line) => collect(line) ?? []);
  };
}

/** Takes line by line; gives a frame for the empty line that ends one. */
function createCollector(): (line: string) => Frame | undefined {
  let data: string[] = [];
  let event = "";
  let id: string | undefined;
  let retry: number | undefined;
  return (line) => {
    if (line === "") {
      const frame: Frame = {
        event: event || "message",
        data: data.join("\n"),
        ...(id !== undefined && { id }),
        ...(retry !== undefined && { retry }),
      };
      const empty = data.length === 0;
      [data, event, id, retry] = [[], "", undefined, undefined];
      return empty ? undefined : frame;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") data.push(value);
    if (name === "event") event = value;
    if (name === "id" && !value.includes("\0")) id = value;
    if (name === "retry" && /^\d+$/.test(value)) retry = Number(value);
    return undefined;
  };
}

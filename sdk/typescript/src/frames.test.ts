import { describe, expect, it } from "vitest";
import { createFrameReader, type Frame } from "./frames.js";

const encoder = new TextEncoder();

/** Reads a text that arrives in pieces of so many bytes. */
function readIn(size: number, text: string): Frame[] {
  const read = createFrameReader();
  const bytes = encoder.encode(text);
  const frames: Frame[] = [];
  for (let from = 0; from < bytes.length; from += size) frames.push(...read(bytes.subarray(from, from + size)));
  return frames;
}

const story =
  'event: token\ndata: {"event":"token","data":"Grüße 👋🏽"}\n\nevent: end\ndata: {"event":"end","data":"[DONE]"}\n\n';

describe("a stream of frames", () => {
  it.each([1, 2, 3, 5, 7, 1000])("is the same however it is cut: pieces of %i bytes", (size) => {
    expect(readIn(size, story)).toEqual([
      { event: "token", data: '{"event":"token","data":"Grüße 👋🏽"}' },
      { event: "end", data: '{"event":"end","data":"[DONE]"}' },
    ]);
  });

  it.each(["\r\n", "\r", "\n"])("may end its lines with %j", (end) => {
    for (const size of [1, 2, 1000])
      expect(readIn(size, `${story.replaceAll("\n", end)}:`).map(({ event }) => event)).toEqual(["token", "end"]);
  });

  it("may hold comments, unknown fields, and data over several lines", () => {
    const text = ":heartbeat\n\nmessage:\ndata:one\ndata\ndata:  three\nnonsense: x\n\n: ping\n\n";
    expect(readIn(1000, text)).toEqual([{ event: "message", data: "one\n\n three" }]);
  });

  it("says which frames have an id, and when one asks for patience", () => {
    const text = "id: 7\nretry: 250\ndata: a\n\ndata: b\n\nid:\ndata: c\n\n";
    expect(readIn(1000, text)).toEqual([
      { event: "message", data: "a", id: "7", retry: 250 },
      { event: "message", data: "b" },
      { event: "message", data: "c", id: "" },
    ]);
  });

  it("leaves out a frame that the end of the stream cut short", () => {
    expect(readIn(1000, "data: whole\n\ndata: cut").map(({ data }) => data)).toEqual(["whole"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSseParser, type SseFrame } from "./sse-parser";

const bytes = (text: string) => new TextEncoder().encode(text);

function readAll(chunks: Uint8Array[]): SseFrame[] {
  const parser = createSseParser();
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.flush()];
}

const stream = [
  ": connected\n\n",
  'event: token\ndata: {"event":"token","data":"Grüße 🌍"}\n\n',
  "retry: 3000\n",
  'id: 7\r\nevent: token\r\ndata: {"event":"token","data":"b"}\r\n\r\n',
  'message:\rdata:{"event":"end","data":"[DONE]"}\r\r',
].join("");

describe("the event stream parser", () => {
  it("reads names, data and ids with any line end, and drops comments and unknown fields", () => {
    expect(readAll([bytes(stream)])).toEqual([
      { name: "token", data: '{"event":"token","data":"Grüße 🌍"}' },
      { name: "token", data: '{"event":"token","data":"b"}', id: "7" },
      { name: "message", data: '{"event":"end","data":"[DONE]"}' },
    ]);
  });

  it("gives the same frames however the network cuts the bytes", () => {
    const whole = bytes(stream);
    const expected = readAll([whole]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length })), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        expect(readAll(chunks)).toEqual(expected);
      }),
    );
  });

  it("joins several data lines with a line feed", () => {
    expect(readAll([bytes("data: a\ndata:  b\ndata\n\n")])).toEqual([{ name: "message", data: "a\n b\n" }]);
  });

  it("dispatches nothing for a frame without data", () => {
    expect(readAll([bytes("event: start\n\nevent: end\ndata: x\n\n")])).toEqual([{ name: "end", data: "x" }]);
  });

  it("skips a byte order mark", () => {
    expect(readAll([bytes("\uFEFFdata: a\n\n")])).toEqual([{ name: "message", data: "a" }]);
  });

  it("keeps a last frame that lost its blank line", () => {
    expect(readAll([bytes("data: a\n\ndata: b")])).toEqual([
      { name: "message", data: "a" },
      { name: "message", data: "b" },
    ]);
  });
});

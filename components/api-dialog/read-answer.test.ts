import { describe, expect, it } from "vitest";
import { readAnswer } from "./read-answer";

const sourceDocuments = [{ pageContent: "Looms weave.", metadata: { source: "looms.txt" } }];
const ids = [
  { label: "Chat", value: "c" },
  { label: "Message", value: "m" },
  { label: "Session", value: "s" },
];
const named = { chatId: "c", chatMessageId: "m", sessionId: "s" };

describe("the answer in a reply", () => {
  it("is its text with ids and sources", () => {
    expect(readAnswer("application/json", JSON.stringify({ text: "Hi.", ...named, sourceDocuments }))).toEqual({
      ...{ text: "Hi.", ids, error: undefined },
      sources: [{ text: "Looms weave.", from: "looms.txt" }],
    });
    expect(readAnswer("application/json", '{"json": {"a": 1}}').text).toBe('{\n  "a": 1\n}');
  });

  it("is what the server says when it refuses", () => {
    expect(readAnswer("application/json", '{"statusCode": 401, "success": false, "message": "No."}').error).toBe("No.");
    expect(readAnswer("text/html", "<p>Bad gateway</p>")).toEqual({
      ...{ text: "", ids: [], sources: [], error: undefined },
    });
  });

  it("grows with a stream, whose last frame may be half there", () => {
    const frames = [
      { event: "start", data: "" },
      { event: "token", data: "Hi " },
      { event: "token", data: "there." },
      { event: "sourceDocuments", data: sourceDocuments },
      { event: "metadata", data: named },
    ].map((frame) => `event: message\ndata: ${JSON.stringify(frame)}\n\n`);
    expect(readAnswer("text/event-stream", frames.join(""))).toMatchObject({ text: "Hi there.", ids });
    expect(readAnswer("text/event-stream", frames.join("")).sources).toHaveLength(1);
    expect(readAnswer("text/event-stream", frames.join("").slice(0, 110)).text).toBe("Hi ");
    const failed = `data: ${JSON.stringify({ event: "error", data: "The model is down." })}\n\n`;
    expect(readAnswer("text/event-stream", failed).error).toBe("The model is down.");
  });
});

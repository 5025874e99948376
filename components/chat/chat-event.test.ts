import { describe, expect, it } from "vitest";
import { readChatEvent, toChatEvent } from "./chat-event";

const frame = (event: string, data: unknown) => ({ name: event, data: JSON.stringify({ event, data }) });

describe("reading stream events", () => {
  it("reads the event from inside the data, whatever the frame is called", () => {
    expect(readChatEvent({ name: "message", data: '{"event":"token","data":"hi","token":"hi"}' })).toEqual({
      type: "token",
      text: "hi",
    });
  });

  it("drops what is not JSON, has no event, or is unknown", () => {
    expect(readChatEvent({ name: "token", data: "not json" })).toBeUndefined();
    expect(readChatEvent({ name: "token", data: '{"token":"x"}' })).toBeUndefined();
    expect(readChatEvent(frame("somethingNew", { a: 1 }))).toBeUndefined();
    expect(readChatEvent(frame("token", 5))).toBeUndefined();
  });

  it("takes the failing service's name off an error", () => {
    expect(toChatEvent("error", "Error: predictionsServices.buildChatflow - Connection error.")).toEqual({
      type: "error",
      message: "Connection error.",
    });
    expect(toChatEvent("error", "Error: the model is gone")).toEqual({
      type: "error",
      message: "Error: the model is gone",
    });
    expect(toChatEvent("error", { odd: true })).toEqual({
      type: "error",
      message: "The flow failed without saying why.",
    });
  });

  it("reads steps of chatflows and of agentflows alike", () => {
    expect(toChatEvent("step", { nodeId: "a_0", label: "A", status: "FINISHED", ms: 12 })).toEqual({
      type: "step",
      step: { nodeId: "a_0", label: "A", status: "FINISHED", ms: 12, error: undefined },
    });
    expect(toChatEvent("nextAgentFlow", { nodeId: "b_0", nodeLabel: "B", status: "ERROR", error: "no" })).toEqual({
      type: "step",
      step: { nodeId: "b_0", label: "B", status: "ERROR", ms: undefined, error: "no" },
    });
  });

  it("keeps the sound items of a list and drops the others", () => {
    expect(toChatEvent("sourceDocuments", [{ pageContent: "p", metadata: { source: "s" } }, 5])).toEqual({
      type: "sources",
      documents: [{ pageContent: "p", metadata: { source: "s" } }],
    });
    expect(toChatEvent("usedTools", [{ tool: "t", toolInput: { a: 1 }, toolOutput: { b: 2 } }, null])).toEqual({
      type: "tools",
      tools: [{ tool: "t", toolInput: { a: 1 }, toolOutput: '{"b":2}' }],
    });
  });

  it("reads what agents say to each other, piece by piece and whole", () => {
    expect(toChatEvent("agentToken", { nodeId: "a_0", agentName: "Ada", token: "Hi" })).toEqual({
      ...{ type: "agentToken", nodeId: "a_0", name: "Ada", text: "Hi" },
    });
    expect(toChatEvent("agentToken", "Hi")).toBeUndefined();
    const turns = [{ agentName: "Ada", messages: ["Hi."] }, { agentName: "Bob", messages: [""] }, 5];
    expect(toChatEvent("agentReasoning", turns)).toEqual({ type: "talk", turns: [{ name: "Ada", text: "Hi." }] });
  });

  it("keeps the event's name, by which a stream is taken up after it", () => {
    const data = JSON.stringify({ event: "token", data: "hi" });
    expect(readChatEvent({ name: "token", data, id: "e1" })).toEqual({ type: "token", text: "hi", at: "e1" });
  });

  it("reads how long a thought took from beside its text", () => {
    const data = JSON.stringify({ event: "thinking", data: "", duration: 2.5 });
    expect(readChatEvent({ name: "thinking", data })).toEqual({ type: "thinking", text: "", duration: 2.5 });
  });

  it("reads suggested questions from a list and from the JSON text of one", () => {
    const prompts = ["Why?", "How?"];
    for (const followUpPrompts of [prompts, JSON.stringify(prompts)])
      expect(toChatEvent("metadata", { followUpPrompts })).toEqual({
        type: "metadata",
        metadata: { followUpPrompts: prompts },
      });
    expect(toChatEvent("metadata", { followUpPrompts: "[not json" })).toEqual({
      type: "metadata",
      metadata: { followUpPrompts: [] },
    });
  });

  it("reads the sound of an answer", () => {
    expect(toChatEvent("tts_start", { chatMessageId: "m", format: "mp3" })).toEqual({
      type: "sound",
      sound: { kind: "start", messageId: "m" },
    });
    expect(toChatEvent("tts_data", { chatMessageId: "m", audioChunk: "AA==" })).toEqual({
      type: "sound",
      sound: { kind: "data", base64: "AA==" },
    });
    expect(
      toChatEvent("tts_error", { error: "Error: textToSpeechController.generateTextToSpeech - No voice." }),
    ).toEqual({ type: "sound", sound: { kind: "failed", message: "No voice." } });
  });
});

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
});

// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { ChatEvent } from "./chat-event";
import { ChatFailureError } from "./chat-failure";
import { createChatStorage } from "./chat-storage";
import { createChat, type ChatHooks, type ChatPorts, type Question } from "./chat-store";
import type { SentFile } from "./sent-file";

/** Browser storage as far as a conversation uses it. */
function createArea() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

/** An answer that comes word by word, as the test lets it. */
function createAnswer() {
  const waiting: ((event: ChatEvent | Error) => void)[] = [];
  const ready: (ChatEvent | Error)[] = [];
  return {
    give(event: ChatEvent | Error) {
      const next = waiting.shift();
      if (next === undefined) ready.push(event);
      else next(event);
    },
    async *read(signal: AbortSignal): AsyncGenerator<ChatEvent> {
      for (;;) {
        const event = await new Promise<ChatEvent | Error>((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("aborted")));
          const now = ready.shift();
          if (now === undefined) waiting.push(resolve);
          else resolve(now);
        });
        if (event instanceof Error) throw event;
        yield event;
        if (event.type === "end") return;
      }
    },
  };
}

function start(hooks: ChatHooks = {}, area = createArea()) {
  const answer = createAnswer();
  const asked: Question[] = [];
  const aborted: string[] = [];
  const sent: unknown[] = [];
  const server = { refuses: false };
  const take = async (...what: unknown[]) => {
    if (server.refuses) throw new Error("refused");
    sent.push(what);
  };
  const ports: ChatPorts = {
    storage: createChatStorage("flow", () => area),
    ask: (request, signal) => {
      asked.push(request);
      return answer.read(signal);
    },
    uploads: async (files) => files.map(({ name, mime }) => ({ type: "file", name, mime })),
    drop: () => undefined,
    hear: () => undefined,
    judge: take,
    keepLead: take,
    abort: async (chatId) => void aborted.push(chatId),
    hooks: () => hooks,
  };
  const chat = createChat(ports);
  const last = () => chat.state.getState().exchanges.at(-1)?.reply;
  return { chat, answer, asked, aborted, sent, server, area, last, state: () => chat.state.getState() };
}

const phaseOf = (it: ReturnType<typeof start>, phase: string) => vi.waitFor(() => expect(it.state().phase).toBe(phase));

describe("a conversation", () => {
  it("takes the draft as the question and gathers the answer", async () => {
    const it = start();
    it.chat.setDraft("  hello  ");
    const sending = it.chat.send();
    await phaseOf(it, "answering");
    expect(it.state().draft).toBe("");
    it.answer.give({ type: "token", text: "Hi " });
    it.answer.give({ type: "token", text: "there" });
    it.answer.give({ type: "metadata", metadata: { chatMessageId: "m1" } });
    it.answer.give({ type: "end" });
    await sending;
    expect(it.asked).toMatchObject([{ chatId: it.state().chatId, question: "hello", uploads: [] }]);
    expect(it.last()).toMatchObject({ status: "done", text: "Hi there", messageId: "m1" });
    expect(it.state().phase).toBe("idle");
  });

  it("keeps what is typed while an answer arrives, and sends nothing meanwhile", async () => {
    const it = start();
    const sending = it.chat.send("first");
    await phaseOf(it, "answering");
    it.chat.setDraft("second");
    await it.chat.send();
    expect(it.asked).toHaveLength(1);
    it.answer.give({ type: "end" });
    await sending;
    expect(it.state().draft).toBe("second");
  });

  it("keeps the draft and says why when the page refuses to send", async () => {
    const it = start({ beforeSend: async () => false });
    it.chat.setDraft("hello");
    await it.chat.send();
    expect(it.state()).toMatchObject({ draft: "hello", phase: "idle", exchanges: [] });
    expect(it.state().notice).toContain("could not be saved");
    expect(it.asked).toEqual([]);
  });

  it("shows the page's own reason when preparing fails", async () => {
    const it = start({ beforeSend: () => Promise.reject(new Error("Somebody else changed this flow.")) });
    await it.chat.send("hello");
    expect(it.state().notice).toBe("Somebody else changed this flow.");
  });

  it("stops on the server and here, and keeps the text that came", async () => {
    const it = start();
    const sending = it.chat.send("hello");
    await phaseOf(it, "answering");
    it.answer.give({ type: "token", text: "partial" });
    await vi.waitFor(() => expect(it.last()?.text).toBe("partial"));
    it.chat.stop();
    await sending;
    expect(it.aborted).toEqual([it.state().chatId]);
    expect(it.last()).toMatchObject({ status: "stopped", text: "partial" });
    expect(it.state().phase).toBe("idle");
  });

  it("keeps a partial answer when the connection is lost, and asks again in its place", async () => {
    const it = start();
    const sending = it.chat.send("hello");
    it.answer.give({ type: "token", text: "part" });
    it.answer.give(new ChatFailureError({ kind: "interrupted", message: "lost" }));
    await sending;
    expect(it.last()).toMatchObject({ status: "failed", text: "part", failure: { kind: "interrupted" } });
    const again = it.chat.retry();
    await phaseOf(it, "answering");
    expect(it.last()).toMatchObject({ status: "waiting", text: "" });
    it.answer.give({ type: "token", text: "whole" });
    it.answer.give({ type: "end" });
    await again;
    expect(it.state().exchanges).toHaveLength(1);
    expect(it.last()).toMatchObject({ status: "done", text: "whole" });
  });

  it("blames the node that failed, and closes the steps under way", async () => {
    const it = start();
    const sending = it.chat.send("hello");
    it.answer.give({ type: "step", step: { nodeId: "chain", label: "Chain", status: "INPROGRESS" } });
    it.answer.give({ type: "step", step: { nodeId: "model", label: "Model", status: "INPROGRESS" } });
    it.answer.give({ type: "step", step: { nodeId: "model", label: "Model", status: "ERROR", ms: 3, error: "401" } });
    it.answer.give({ type: "error", message: "The key was refused." });
    it.answer.give({ type: "end" });
    await sending;
    expect(it.last()?.failure).toEqual({ kind: "flow", message: "The key was refused.", nodeId: "model" });
    expect(it.last()?.steps.map((step) => step.status)).toEqual(["TERMINATED", "ERROR"]);
  });

  it("tells the page when a run begins, of its steps, and when it ends", async () => {
    const seen: string[] = [];
    const it = start({
      beforeSend: async () => void seen.push("before"),
      onRunStart: () => void seen.push("start"),
      onStep: (step) => void seen.push(step.nodeId),
      onRunEnd: () => void seen.push("end"),
    });
    const sending = it.chat.send("hello");
    it.answer.give({ type: "step", step: { nodeId: "a", label: "A", status: "FINISHED" } });
    it.answer.give({ type: "end" });
    await sending;
    expect(seen).toEqual(["before", "start", "a", "end"]);
  });

  it("tells the page that nodes under way stopped when the answer is stopped", async () => {
    const seen: string[] = [];
    const it = start({ onStep: ({ nodeId, status }) => void seen.push(`${nodeId} ${status}`) });
    const sending = it.chat.send("hello");
    it.answer.give({ type: "step", step: { nodeId: "a", label: "A", status: "INPROGRESS" } });
    it.answer.give({ type: "step", step: { nodeId: "a", label: "A", status: "FINISHED" } });
    it.answer.give({ type: "step", step: { nodeId: "b", label: "B", status: "INPROGRESS" } });
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    it.chat.stop();
    await sending;
    expect(seen.at(-1)).toBe("b TERMINATED");
    expect(it.last()?.steps.map((step) => step.status)).toEqual(["FINISHED", "TERMINATED"]);
  });

  it("begins a new session on clear, and drops what still comes from the old one", async () => {
    const it = start();
    const before = it.state().chatId;
    const sending = it.chat.send("hello");
    await phaseOf(it, "answering");
    it.chat.setDraft("typed");
    it.chat.clear();
    it.answer.give({ type: "token", text: "late" });
    await sending;
    expect(it.state()).toMatchObject({ exchanges: [], draft: "typed", phase: "idle" });
    expect(it.state().chatId).not.toBe(before);
    expect(it.aborted).toEqual([before]);
  });

  it("is there again after a reload, with its session, draft and answers", async () => {
    const it = start();
    const sending = it.chat.send("hello");
    it.answer.give({ type: "token", text: "Hi" });
    it.answer.give({ type: "end" });
    await sending;
    it.chat.setDraft("half a thou");
    const again = start({}, it.area);
    expect(again.state()).toMatchObject({ chatId: it.state().chatId, draft: "half a thou" });
    expect(again.last()).toMatchObject({ status: "done", text: "Hi" });
  });

  it("goes on after a reload with an answer that was arriving, from the last event that it kept", async () => {
    const it = start();
    void it.chat.send("hello");
    it.answer.give({ type: "token", text: "Once ", at: "e1" });
    it.answer.give({ type: "token", text: "upon ", at: "e2" });
    await vi.waitFor(() => expect(it.last()?.text).toBe("Once upon "));
    window.dispatchEvent(new Event("pagehide"));
    const again = start({}, it.area);
    expect(again.last()).toMatchObject({ status: "streaming", text: "Once upon " });
    const resuming = again.chat.resume();
    await phaseOf(again, "answering");
    again.answer.give({ type: "token", text: "a time", at: "e3" });
    again.answer.give({ type: "end" });
    await resuming;
    expect(again.asked).toMatchObject([{ question: "hello", resume: { at: "e2" } }]);
    expect(again.last()).toMatchObject({ status: "done", text: "Once upon a time" });
    it.chat.stop();
  });

  it("asks after a reload under the same name when nothing of the answer had come", async () => {
    const it = start();
    void it.chat.send("hello");
    await phaseOf(it, "answering");
    const again = start({}, it.area);
    const resuming = again.chat.resume();
    again.answer.give({ type: "token", text: "Hi" });
    again.answer.give({ type: "end" });
    await resuming;
    expect(again.asked[0]).toMatchObject({ question: "hello", key: it.asked[0]?.key, resume: {} });
    expect(again.last()).toMatchObject({ status: "done", text: "Hi" });
    it.chat.stop();
  });

  it("says that an answer was cut off when the page was closed during it and its place in it is not known", async () => {
    const it = start();
    void it.chat.send("hello");
    it.answer.give({ type: "token", text: "part" });
    await vi.waitFor(() => expect(it.last()?.text).toBe("part"));
    window.dispatchEvent(new Event("pagehide"));
    const again = start({}, it.area);
    expect(again.last()).toMatchObject({ status: "failed", failure: { kind: "interrupted" } });
    await again.chat.resume();
    expect(again.asked).toEqual([]);
    it.chat.stop();
  });

  it("says quietly that it looks for a lost connection, until something comes again", async () => {
    const it = start();
    const sending = it.chat.send("hello");
    it.answer.give({ type: "connection", lost: true });
    await vi.waitFor(() => expect(it.last()?.reconnecting).toBe(true));
    it.answer.give({ type: "connection", lost: false });
    await vi.waitFor(() => expect(it.last()?.reconnecting).toBeUndefined());
    it.answer.give({ type: "end" });
    await sending;
    expect(it.last()?.status).toBe("done");
  });

  it("survives storage that is broken or refuses", async () => {
    const refusing = {
      getItem: () => "{ not json",
      setItem: () => {
        throw new Error("quota");
      },
    };
    const it = start({}, refusing);
    it.chat.setDraft("hello");
    const sending = it.chat.send();
    it.answer.give({ type: "end" });
    await sending;
    expect(it.last()?.status).toBe("done");
  });
});

const picture: SentFile = { id: "1", name: "loom.png", mime: "image/png", size: 3, kind: "image" };

describe("files of a question", () => {
  it("go with the draft, stay with its question, and go again when it is asked again", async () => {
    const it = start();
    it.chat.attach([picture]);
    const sending = it.chat.send();
    it.answer.give(new ChatFailureError({ kind: "server", message: "down" }));
    await sending;
    expect(it.state()).toMatchObject({ files: [], exchanges: [{ question: "", files: [picture] }] });
    const again = it.chat.retry();
    it.answer.give({ type: "end" });
    await again;
    const uploads = [{ type: "file", name: "loom.png", mime: "image/png" }];
    expect(it.asked).toMatchObject([{ uploads }, { uploads }]);
    expect(it.asked[0]?.key).not.toBe(it.asked[1]?.key);
  });

  it("stay in the composer when the page refuses to send, and when a suggestion is sent instead", async () => {
    const it = start({ beforeSend: async () => false });
    it.chat.attach([picture]);
    await it.chat.send();
    expect(it.state().files).toEqual([picture]);
    const other = start();
    other.chat.attach([picture]);
    const sending = other.chat.send("a suggestion");
    other.answer.give({ type: "end" });
    await sending;
    expect(other.state().files).toEqual([picture]);
    expect(other.asked).toMatchObject([{ question: "a suggestion", uploads: [] }]);
  });

  it("take the place of typing when they are a recording, whose words the server tells", async () => {
    const it = start();
    it.chat.setDraft("half a thou");
    const sending = it.chat.say({ ...picture, kind: "audio", name: "recording.webm", mime: "audio/webm" });
    it.answer.give({ type: "token", text: "A frame." });
    it.answer.give({ type: "metadata", metadata: { question: "What is a loom?" } });
    it.answer.give({ type: "end" });
    await sending;
    expect(it.state()).toMatchObject({ draft: "half a thou", exchanges: [{ question: "What is a loom?" }] });
  });
});

describe("a judgement", () => {
  async function answered() {
    const it = start();
    const sending = it.chat.send("hello");
    it.answer.give({ type: "token", text: "Hi" });
    it.answer.give({ type: "metadata", metadata: { chatMessageId: "m1" } });
    it.answer.give({ type: "end" });
    await sending;
    return it;
  }

  it("is sent, can be changed, and is there after a reload", async () => {
    const it = await answered();
    const judge = (judgement: Parameters<typeof it.chat.judge>[1]) => {
      const [exchange] = it.state().exchanges;
      return exchange && it.chat.judge(exchange, judgement);
    };
    await judge({ rating: "THUMBS_UP", comment: "" });
    await judge({ rating: "THUMBS_DOWN", comment: "too short" });
    expect(it.sent).toEqual([
      [it.state().chatId, "m1", { rating: "THUMBS_UP", comment: "" }],
      [it.state().chatId, "m1", { rating: "THUMBS_DOWN", comment: "too short" }],
    ]);
    expect(start({}, it.area).last()?.judgement).toEqual({ rating: "THUMBS_DOWN", comment: "too short" });
  });

  it("is taken back, with a word about it, when the server does not take it", async () => {
    const it = await answered();
    it.server.refuses = true;
    const [exchange] = it.state().exchanges;
    if (exchange) await it.chat.judge(exchange, { rating: "THUMBS_UP", comment: "" });
    expect(it.last()?.judgement).toBeUndefined();
    expect(it.state().notice).toContain("could not be sent");
  });
});

describe("a visitor who says who they are", () => {
  const ada = { name: "Ada", email: "ada@example.com", phone: "" };

  it("is told to the server once, and their address goes with every later question, also after a reload", async () => {
    const it = start();
    await it.chat.giveLead(ada);
    expect(it.sent).toEqual([[it.state().chatId, ada]]);
    const again = start({}, it.area);
    const sending = again.chat.send("hello");
    again.answer.give({ type: "end" });
    await sending;
    expect(again.asked).toMatchObject([{ leadEmail: "ada@example.com" }]);
  });

  it("is asked again when the server does not take it", async () => {
    const it = start();
    it.server.refuses = true;
    await expect(it.chat.giveLead(ada)).rejects.toThrow("refused");
    expect(it.state().lead).toBeUndefined();
  });
});

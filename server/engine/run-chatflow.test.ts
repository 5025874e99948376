import { describe, expect, it } from "vitest";
import type { World } from "./testing/in-memory-ports";
import { aFlow, aNode, ask, prepare } from "./testing/run";
import type { Counts } from "./testing/sample-nodes";
import { flowThatAnswers, worldWith } from "./testing/sample-world";

/*
 *   word_0 ──┐
 *   word_1 ──┴──► echo_0
 */
const twoWords = aFlow(
  [aNode("word_0", { text: "good" }), aNode("word_1", { text: "day" }), aNode("echo_0")],
  "word_0 > echo_0.words",
  "word_1 > echo_0.words",
);

describe("a chatflow", () => {
  it("is built upstream first and answers", async () => {
    const ports = worldWith();
    const { result, steps, events } = await ask(prepare(twoWords, ports), ports);
    expect(result).toEqual({ status: "finished", answer: { text: "good day Hi" }, ignoredOverrides: [] });
    expect(events[0]).toEqual({ type: "start" });
    expect(steps).toEqual([
      "word_0 INPROGRESS",
      "word_1 INPROGRESS",
      "word_0 FINISHED",
      "word_1 FINISHED",
      "echo_0 INPROGRESS",
      "echo_0 FINISHED",
    ]);
  });

  it("does without a node that is switched off", async () => {
    const ports = worldWith();
    const nodes = twoWords.nodes.map((node) => (node.id === "word_1" ? { ...node, disabled: true as const } : node));
    const { result } = await ask(prepare({ ...twoWords, nodes }, ports), ports);
    expect(result).toMatchObject({ answer: { text: "good Hi" } });
  });

  it("is built once, however many ask and however many ask at once", async () => {
    const counts: Counts = new Map();
    const ports = worldWith({}, counts);
    const prepared = prepare(twoWords, ports);
    await Promise.all(Array.from({ length: 5 }, () => ask(prepared, ports)));
    const { steps, events } = await ask(prepared, ports, { question: "again" });
    expect(Object.fromEntries(counts)).toEqual({ word_0: 1, word_1: 1, echo_0: 1 });
    expect(steps).toEqual(["word_0 FINISHED", "word_1 FINISHED", "echo_0 INPROGRESS", "echo_0 FINISHED"]);
    expect(events).toContainEqual({ type: "step", nodeId: "word_0", label: "word_0", status: "FINISHED", ms: 0 });
  });

  it("is built anew after it was told to forget", async () => {
    const counts: Counts = new Map();
    const ports = worldWith({}, counts);
    const prepared = prepare(twoWords, ports);
    await ask(prepared, ports);
    prepared.forget();
    await ask(prepared, ports);
    expect(counts.get("word_0")).toBe(2);
  });

  it("tries again to build what failed", async () => {
    let broken = true;
    const ports = worldWith({
      credentials: { c: { type: "wordApi", secrets: { key: "k" } } },
    });
    const openCredential = ports.openCredential.bind(ports);
    ports.openCredential = (id) => (broken ? Promise.reject(new Error("the database is away")) : openCredential(id));
    const prepared = prepare(
      aFlow([aNode("word_0", {}, { credentialId: "c" }), aNode("echo_0")], "word_0 > echo_0.words"),
      ports,
    );
    expect((await ask(prepared, ports)).result).toMatchObject({ status: "failed", error: { nodeId: "word_0" } });
    broken = false;
    expect((await ask(prepared, ports)).result).toMatchObject({ status: "finished", answer: { text: "hello Hi" } });
  });

  it("keeps two questions at once apart", async () => {
    const ports = worldWith();
    const prepared = prepare(
      aFlow([aNode("word_0", { text: "You said {{question}}." }), aNode("echo_0")], "word_0 > echo_0.words"),
      ports,
    );
    const answers = await Promise.all(["a", "b", "c"].map((question) => ask(prepared, ports, { question })));
    expect(answers.map(({ result }) => (result.status === "finished" ? result.answer.text : result.status))).toEqual([
      "You said a. a",
      "You said b. b",
      "You said c. c",
    ]);
  });

  it("says what the models used, in one sum", async () => {
    const { ports, prepared } = flowThatAnswers(async (turn) => {
      for (const n of [1, 2])
        turn.emit({
          type: "usage",
          nodeId: "ending_0",
          usage: { model: "m", input_tokens: n, output_tokens: 10, total_tokens: 10 + n },
        });
      return { text: "done" };
    });
    const { result } = await ask(prepared, ports);
    expect(result).toMatchObject({ usage: { model: "m", input_tokens: 3, output_tokens: 20, total_tokens: 23 } });
  });
});

describe("references", () => {
  const memoryFlow = (greeting: string) =>
    aFlow(
      [aNode("memory_0"), aNode("word_0", { text: "w" }), aNode("echo_0", { greeting })],
      "memory_0 > echo_0.memory",
      "word_0 > echo_0.words",
    );
  const world: World = {
    variables: { city: "Oslo", user: '{"name":"Ada"}' },
    sessions: {
      "session-1": [
        { role: "user", content: "hello" },
        { role: "assistant", content: "" },
        { role: "assistant", content: "hi" },
      ],
    },
  };
  const answerTo = async (greeting: string, request = {}) => {
    const ports = worldWith(world);
    const { result } = await ask(prepare(memoryFlow(greeting), ports), ports, request);
    return result.status === "finished" ? result.answer.text : result;
  };

  it.each([
    ["{{question}}!", "Hi! w Hi"],
    ["in {{$vars.city}}", "in Oslo w Hi"],
    ["{{$vars.user.name}}", "Ada w Hi"],
    ["{{$flow.sessionId}}/{{$flow.chatId}}/{{$flow.chatflowid}}", "session-1/chat-1/flow-1 w Hi"],
    ["{{chat_history}}", "Human: hello\nAssistant: hi w Hi"],
    ["{{$vars.missing}} {{unknown}}", "{{$vars.missing}} {{unknown}} w Hi"],
    ["[{{file_attachment}}]", "[] w Hi"],
  ])("%s is resolved", async (greeting, text) => {
    expect(await answerTo(greeting)).toBe(text);
  });

  it("put in messages that were sent along before the stored ones", async () => {
    const history = [{ role: "user", content: "earlier" }] as const;
    expect(await answerTo("{{chat_history}}", { history })).toBe("Human: earlier\nHuman: hello\nAssistant: hi w Hi");
  });

  it("in a question are only text", async () => {
    expect(await answerTo("Asked: {{question}}", { question: "{{$vars.city}} $& $1" })).toBe(
      "Asked: {{$vars.city}} $& $1 w {{$vars.city}} $& $1",
    );
  });

  it("that nobody wrote cost nothing", async () => {
    const ports = worldWith(world);
    await ask(prepare(memoryFlow("plain"), ports), ports);
    expect(ports.asked).toEqual({ credentials: 0, variables: 0, history: 0 });
  });

  /*
   *   echo_0 (output prediction) ──promptValues──► values_0 ──► echo_1
   */
  it("to an earlier answer are resolved, and only that part is built anew", async () => {
    const counts: Counts = new Map();
    const ports = worldWith({}, counts);
    const flow = aFlow(
      [
        aNode("echo_0", { greeting: "first" }, { output: "outputPrediction" }),
        aNode("values_0", { promptValues: '{"was":"{{echo_0.data.instance}}"}' }),
        aNode("echo_1", {}, { output: "echo" }),
      ],
      "echo_0.outputPrediction > values_0.promptValues",
      "values_0 > echo_1.values",
    );
    const prepared = prepare(flow, ports);
    const texts = [];
    for (const question of ["a", "b"]) {
      const { result } = await ask(prepared, ports, { question });
      texts.push(result.status === "finished" ? result.answer.text : result);
    }
    expect(texts).toEqual(["was=first a a", "was=first b b"]);
    expect(Object.fromEntries(counts)).toEqual({ echo_0: 2, values_0: 1, echo_1: 1 });
  });

  it("never show the object of another node", async () => {
    const ports = worldWith();
    const flow = aFlow(
      [
        aNode("word_0"),
        aNode("values_0", { promptValues: { a: "{{scriptedModel_0.data.instance}}" } }),
        aNode("scriptedModel_0"),
        aNode("echo_0"),
      ],
      "scriptedModel_0 > values_0.promptValues",
      "values_0 > echo_0.values",
      "word_0 > echo_0.words",
    );
    const { result } = await ask(prepare(flow, ports), ports);
    expect(result).toMatchObject({ answer: { text: "hello a={{scriptedModel_0.data.instance}} Hi" } });
  });
});

describe("overrides", () => {
  const rules = {
    status: true,
    nodes: { word_0: [{ name: "text", enabled: true }] },
    variables: [{ name: "city", enabled: true }],
  };

  it("hold for one question and leave what is shared alone", async () => {
    const ports = worldWith();
    const prepared = prepare(twoWords, ports);
    const changed = await ask(prepared, ports, {
      overrideConfig: { text: { word_0: "bad" }, other: 1 },
      overrideRules: rules,
    });
    expect(changed.result).toMatchObject({ answer: { text: "bad day Hi" }, ignoredOverrides: ["other"] });
    expect((await ask(prepared, ports)).result).toMatchObject({ answer: { text: "good day Hi" } });
  });

  it("of variables win over the workspace's", async () => {
    const ports = worldWith({ variables: { city: "Oslo" } });
    const prepared = prepare(aFlow([aNode("echo_0", { greeting: "{{$vars.city}}" })]), ports);
    expect(
      (await ask(prepared, ports, { overrideConfig: { vars: { city: "Rome" } }, overrideRules: rules })).result,
    ).toMatchObject({ answer: { text: "Rome Hi" } });
  });

  it("cannot read what the author did not show", async () => {
    const ports = worldWith({ variables: { city: "Oslo" } });
    const flow = aFlow(
      [aNode("word_0"), aNode("values_0", {}), aNode("echo_0")],
      "word_0 > echo_0.words",
      "values_0 > echo_0.values",
    );
    const open = {
      status: true,
      nodes: { word_0: [{ name: "text", enabled: true }], values_0: [{ name: "promptValues", enabled: true }] },
    };
    const prepared = prepare(flow, ports);
    const attempts = [
      { text: "{{$vars.city}}" },
      { promptValues: { a: "{{$vars.city}}" } },
      { promptValues: '{"a":"\\u007b\\u007b$vars.city}}"}' },
      { promptValues: '{"a":{{$vars.city}}}' },
    ];
    for (const overrideConfig of attempts) {
      const { result } = await ask(prepared, ports, { overrideConfig, overrideRules: open });
      expect(result).toMatchObject({ status: "finished", ignoredOverrides: [] });
      expect(JSON.stringify(result)).toContain("$vars.city");
      expect(JSON.stringify(result)).not.toContain("Oslo");
    }
    expect(
      (await ask(prepared, ports, { overrideConfig: { promptValues: { a: "{{question}}" } }, overrideRules: open }))
        .result,
    ).toMatchObject({ answer: { text: "hello a=Hi Hi" } });
  });
});

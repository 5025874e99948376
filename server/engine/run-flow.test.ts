import { describe, expect, it } from "vitest";
import type { Answer } from "@/domain/api/stream-event";
import { AppError } from "@/domain/errors";
import type { Turn } from "@/server/nodes/slots";
import { prepareFlow } from "./prepare-flow";
import { runFlow } from "./run-flow";
import { inMemoryPorts, type World } from "./testing/in-memory-ports";
import { aFlow, aNode, aRequest, ask, prepare } from "./testing/run";
import { type Counts, endingWith, sampleNodes } from "./testing/sample-nodes";
import { scriptedModelNode } from "./testing/scripted-model";

const worldWith = (over: World = {}, counts: Counts = new Map()) =>
  inMemoryPorts({ nodes: [...sampleNodes(counts), scriptedModelNode, ...(over.nodes ?? [])], ...without(over) });
const without = ({ nodes: _nodes, ...rest }: World): World => rest;

/*
 *   word_0 ──┐
 *   word_1 ──┴──► echo_0
 */
const twoWords = aFlow([aNode("word_0", { text: "good" }), aNode("word_1", { text: "day" }), aNode("echo_0")], "word_0 > echo_0.words", "word_1 > echo_0.words");

/** A flow of one node that answers as told, with a model beside it so that it may stream. */
function flowOf(answer: (turn: Turn) => Promise<Answer>, over: World = {}) {
  const ports = worldWith({ ...over, nodes: [endingWith(answer), ...(over.nodes ?? [])] });
  const prepared = prepare(aFlow([aNode("scriptedModel_0"), aNode("ending_0")], "scriptedModel_0 > ending_0.model"), ports);
  return { ports, prepared };
}

describe("a chatflow", () => {
  it("is built upstream first and answers", async () => {
    const ports = worldWith();
    const { result, steps, events } = await ask(prepare(twoWords, ports), ports);
    expect(result).toEqual({ status: "finished", answer: { text: "good day Hi" }, ignoredOverrides: [] });
    expect(events[0]).toEqual({ type: "start" });
    expect(steps).toEqual(["word_0 INPROGRESS", "word_1 INPROGRESS", "word_0 FINISHED", "word_1 FINISHED", "echo_0 INPROGRESS", "echo_0 FINISHED"]);
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
    const prepared = prepare(aFlow([aNode("word_0", {}, { credentialId: "c" }), aNode("echo_0")], "word_0 > echo_0.words"), ports);
    expect((await ask(prepared, ports)).result).toMatchObject({ status: "failed", error: { nodeId: "word_0" } });
    broken = false;
    expect((await ask(prepared, ports)).result).toMatchObject({ status: "finished", answer: { text: "hello Hi" } });
  });

  it("keeps two questions at once apart", async () => {
    const ports = worldWith();
    const prepared = prepare(aFlow([aNode("word_0", { text: "You said {{question}}." }), aNode("echo_0")], "word_0 > echo_0.words"), ports);
    const answers = await Promise.all(["a", "b", "c"].map((question) => ask(prepared, ports, { question })));
    expect(answers.map(({ result }) => (result.status === "finished" ? result.answer.text : result.status))).toEqual([
      "You said a. a",
      "You said b. b",
      "You said c. c",
    ]);
  });

  it("says what the models used, in one sum", async () => {
    const { ports, prepared } = flowOf(async (turn) => {
      for (const n of [1, 2]) turn.emit({ type: "usage", nodeId: "ending_0", usage: { model: "m", input_tokens: n, output_tokens: 10, total_tokens: 10 + n } });
      return { text: "done" };
    });
    const { result } = await ask(prepared, ports);
    expect(result).toMatchObject({ usage: { model: "m", input_tokens: 3, output_tokens: 20, total_tokens: 23 } });
  });
});

describe("references", () => {
  const memoryFlow = (greeting: string) =>
    aFlow([aNode("memory_0"), aNode("word_0", { text: "w" }), aNode("echo_0", { greeting })], "memory_0 > echo_0.memory", "word_0 > echo_0.words");
  const world: World = {
    variables: { city: "Oslo", user: '{"name":"Ada"}' },
    sessions: { "session-1": [{ role: "user", content: "hello" }, { role: "assistant", content: "" }, { role: "assistant", content: "hi" }] },
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
    expect(await answerTo("Asked: {{question}}", { question: "{{$vars.city}} $& $1" })).toBe("Asked: {{$vars.city}} $& $1 w {{$vars.city}} $& $1");
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
      [aNode("echo_0", { greeting: "first" }, { output: "outputPrediction" }), aNode("values_0", { promptValues: '{"was":"{{echo_0.data.instance}}"}' }), aNode("echo_1", {}, { output: "echo" })],
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
    const flow = aFlow([aNode("word_0"), aNode("values_0", { promptValues: { a: "{{scriptedModel_0.data.instance}}" } }), aNode("scriptedModel_0"), aNode("echo_0")], "scriptedModel_0 > values_0.promptValues", "values_0 > echo_0.values", "word_0 > echo_0.words");
    const { result } = await ask(prepare(flow, ports), ports);
    expect(result).toMatchObject({ answer: { text: "hello a={{scriptedModel_0.data.instance}} Hi" } });
  });
});

describe("overrides", () => {
  const rules = { status: true, nodes: { word_0: [{ name: "text", enabled: true }] }, variables: [{ name: "city", enabled: true }] };

  it("hold for one question and leave what is shared alone", async () => {
    const ports = worldWith();
    const prepared = prepare(twoWords, ports);
    const changed = await ask(prepared, ports, { overrideConfig: { text: { word_0: "bad" }, other: 1 }, overrideRules: rules });
    expect(changed.result).toMatchObject({ answer: { text: "bad day Hi" }, ignoredOverrides: ["other"] });
    expect((await ask(prepared, ports)).result).toMatchObject({ answer: { text: "good day Hi" } });
  });

  it("of variables win over the workspace's", async () => {
    const ports = worldWith({ variables: { city: "Oslo" } });
    const prepared = prepare(aFlow([aNode("echo_0", { greeting: "{{$vars.city}}" })]), ports);
    expect((await ask(prepared, ports, { overrideConfig: { vars: { city: "Rome" } }, overrideRules: rules })).result).toMatchObject({ answer: { text: "Rome Hi" } });
  });

  it("cannot read what the author did not show", async () => {
    const ports = worldWith({ variables: { city: "Oslo" } });
    const flow = aFlow([aNode("word_0"), aNode("values_0", {}), aNode("echo_0")], "word_0 > echo_0.words", "values_0 > echo_0.values");
    const open = { status: true, nodes: { word_0: [{ name: "text", enabled: true }], values_0: [{ name: "promptValues", enabled: true }] } };
    const prepared = prepare(flow, ports);
    const attempts = [{ text: "{{$vars.city}}" }, { promptValues: { a: "{{$vars.city}}" } }, { promptValues: '{"a":"\\u007b\\u007b$vars.city}}"}' }, { promptValues: '{"a":{{$vars.city}}}' }];
    for (const overrideConfig of attempts) {
      const { result } = await ask(prepared, ports, { overrideConfig, overrideRules: open });
      expect(result).toMatchObject({ status: "finished", ignoredOverrides: [] });
      expect(JSON.stringify(result)).toContain("$vars.city");
      expect(JSON.stringify(result)).not.toContain("Oslo");
    }
    expect((await ask(prepared, ports, { overrideConfig: { promptValues: { a: "{{question}}" } }, overrideRules: open })).result).toMatchObject({ answer: { text: "hello a=Hi Hi" } });
  });
});

describe("a streamed answer", () => {
  const streamed = async (answer: (turn: Turn) => Promise<Answer>, world: World = {}) => {
    const { ports, prepared } = flowOf(answer, world);
    const told = await ask(prepared, ports, { streaming: true });
    return { ...told, text: told.result.status === "finished" ? told.result.answer.text : undefined };
  };

  it("is the concatenation of its tokens", async () => {
    const { said, text, events } = await streamed(async (turn) => {
      for (const word of ["one", " ", "two"]) turn.emit({ type: "token", text: word });
      return { text: "one two" };
    });
    expect(said).toBe("one two");
    expect(text).toBe(said);
    expect(events.filter((event) => event.type === "token")).toHaveLength(3);
  });

  it("comes in one token when its node sends none, and is completed when it sends some", async () => {
    expect((await streamed(async () => ({ text: "whole" }))).said).toBe("whole");
    const part = await streamed(async (turn) => {
      turn.emit({ type: "token", text: "who" });
      return { text: "whole" };
    });
    expect([part.said, part.text]).toEqual(["whole", "whole"]);
  });

  it("is what was said, when its node says another thing in the end", async () => {
    const { said, text } = await streamed(async (turn) => {
      turn.emit({ type: "token", text: "said" });
      return { text: "meant" };
    });
    expect([said, text]).toEqual(["said", "said"]);
  });

  it("of a structured kind is shown as a code block", async () => {
    const { said, result } = await streamed(async () => ({ json: { a: 1 } }));
    expect(said).toBe('```json\n{\n  "a": 1\n}\n```');
    expect(result).toMatchObject({ answer: { json: { a: 1 } } });
  });

  it("is not asked of a flow that cannot, and tokens are not sent to who did not ask", async () => {
    const seen: boolean[] = [];
    const answer = async (turn: Turn) => {
      seen.push(turn.streaming);
      turn.emit({ type: "token", text: "x" });
      return { text: "x" };
    };
    const { ports, prepared } = flowOf(answer);
    expect(prepared.streams).toBe(true);
    expect((await ask(prepared, ports, { streaming: false })).said).toBe("");
    const alone = prepare(aFlow([aNode("ending_0")]), ports);
    expect(alone.streams).toBe(false);
    expect((await ask(alone, ports, { streaming: true })).said).toBe("x");
    expect(seen).toEqual([false, false]);
  });
});

describe("a failure", () => {
  it("is told with the node it belongs to", async () => {
    const { ports, prepared } = flowOf(() => Promise.reject(new AppError("invalid_input", "Please provide Prompt Values for: a")));
    const { result, steps, events } = await ask(prepared, ports);
    expect(result).toMatchObject({ status: "failed", error: { code: "invalid_input", nodeId: "ending_0", message: "“ending_0”: Please provide Prompt Values for: a" } });
    expect(steps.at(-1)).toBe("ending_0 ERROR");
    expect(events.at(-1)).toMatchObject({ error: "“ending_0”: Please provide Prompt Values for: a" });
  });

  it("of a provider belongs to the model, and the node that asked just ends", async () => {
    const { ports, prepared } = flowOf(() => Promise.reject(Object.assign(new Error("401 nope"), { status: 401 })));
    const { result, steps } = await ask(prepared, ports);
    expect(result).toMatchObject({ error: { code: "upstream_failed", nature: "author", nodeId: "scriptedModel_0", message: "The provider refused the key of “scriptedModel_0”. Check its credential." } });
    expect(steps.slice(-2)).toEqual(["scriptedModel_0 ERROR", "ending_0 TERMINATED"]);
  });

  it("while building ends the run, and nodes downstream are not begun", async () => {
    const ports = worldWith();
    const prepared = prepare(aFlow([aNode("word_0", { times: "many" }), aNode("echo_0")], "word_0 > echo_0.words"), ports);
    const { result, steps } = await ask(prepared, ports);
    expect(result).toMatchObject({ status: "failed", error: { code: "unprocessable", nodeId: "word_0", message: "“Times” of “word_0” has to be a number, not “many”." } });
    expect(steps).toEqual(["word_0 INPROGRESS", "word_0 ERROR"]);
  });

  it("that several runs wait for marks the node in each of them", async () => {
    const ports = worldWith();
    const prepared = prepare(aFlow([aNode("word_0", { times: "many" }), aNode("echo_0")], "word_0 > echo_0.words"), ports);
    const runs = await Promise.all([ask(prepared, ports), ask(prepared, ports)]);
    for (const { steps } of runs) expect(steps).toContain("word_0 ERROR");
  });

  it("of a flow that cannot be planned comes with its reason", async () => {
    const ports = worldWith();
    const { result, events } = await ask(prepare(aFlow([aNode("lost_0")]), ports), ports);
    expect(result).toMatchObject({ status: "failed", error: { code: "unprocessable" } });
    expect(events).toEqual([]);
  });

  it("of ours says nothing of its inside", async () => {
    const ports = worldWith({ nodes: [endingWith(() => Promise.reject(new TypeError("x is not a function")), "lonely")] });
    const { result } = await ask(prepare(aFlow([aNode("lonely_0")]), ports), ports);
    expect(result).toMatchObject({ error: { code: "internal", nature: "us", message: "Something went wrong inside “lonely_0”." } });
  });
});

describe("credentials", () => {
  const secret = "sk-canary-0123456789";
  const credentials = { c: { type: "wordApi", secrets: { key: secret, region: "europe-west" } }, other: { type: "otherApi", secrets: {} } };
  const flow = (credentialId?: string) => aFlow([aNode("word_0", { text: "x" }, { ...(credentialId && { credentialId }) }), aNode("ending_0")], "word_0 > ending_0.word");

  it.each([
    ["gone", "The credential of “word_0” no longer exists. Choose another."],
    ["other", "The credential of “word_0” is of another kind. Choose one of the kind “Word API”."],
  ])("that is %s is asked for", async (id, message) => {
    const ports = worldWith({ credentials, nodes: [endingWith(async () => ({ text: "" }))] });
    expect((await ask(prepare(flow(id), ports), ports)).result).toMatchObject({ error: { code: "unprocessable", nodeId: "word_0", message } });
  });

  it("are never told, neither in tokens however cut, nor in events, answers or errors", async () => {
    const leak = async (turn: Turn): Promise<Answer> => {
      turn.emit({ type: "token", text: `a ${secret.slice(0, 7)}` });
      turn.emit({ type: "token", text: `${secret.slice(7)} b` });
      turn.emit({ type: "usedTools", tools: [{ tool: "t", toolInput: { key: secret }, toolOutput: secret }] });
      if (turn.question === "fail") throw new Error(`The key ${secret} is wrong`);
      return { text: `a ${secret} b`, flowVariables: { secret } };
    };
    const ports = worldWith({ credentials, nodes: [endingWith(leak)] });
    const prepared = prepare(flow("c"), ports);
    const good = await ask(prepared, ports, { streaming: true });
    expect(good.said).toBe("a [secret] b");
    expect(good.result).toMatchObject({ answer: { text: "a [secret] b", flowVariables: { secret: "[secret]" } } });
    const bad = await ask(prepared, ports, { streaming: true, question: "fail" });
    expect(bad.result).toMatchObject({ error: { message: "“ending_0”: The key [secret] is wrong." } });
    for (const told of [good, bad]) expect(JSON.stringify([told.events, told.result])).not.toContain(secret);
  });

  it("may say what is no secret", async () => {
    const ports = worldWith({ credentials, nodes: [endingWith(async () => ({ text: "europe-west" }))] });
    expect((await ask(prepare(flow("c"), ports), ports)).result).toMatchObject({ answer: { text: "europe-west" } });
  });
});

describe("a run ends", () => {
  const forever = () => new Promise<Answer>(() => undefined);

  it("when it is aborted, even if its node does not listen", async () => {
    const { ports, prepared } = flowOf(forever);
    const controller = new AbortController();
    const running = ask(prepared, ports, {}, controller.signal);
    setTimeout(() => controller.abort(), 5);
    const { result, steps } = await running;
    expect(result).toEqual({ status: "aborted" });
    expect(steps.at(-1)).toBe("ending_0 TERMINATED");
  });

  it("at once when it was aborted before", async () => {
    const { ports, prepared } = flowOf(forever);
    const { result, events } = await ask(prepared, ports, {}, AbortSignal.abort());
    expect([result, events]).toEqual([{ status: "aborted" }, []]);
  });

  it("at its time limit, which is told on the node that was at work", async () => {
    const { ports, prepared } = flowOf(forever);
    const { result, steps } = await ask(prepared, ports, { timeLimitMs: 20 });
    expect(result).toMatchObject({ status: "failed", error: { code: "timed_out", nodeId: "ending_0", message: "The run took longer than 0.02 s and was stopped." } });
    expect(steps.at(-1)).toBe("ending_0 ERROR");
  });

  it("when its reader leaves, and its nodes are told", async () => {
    let stopped = false;
    const { ports, prepared } = flowOf(async (turn) => {
      turn.emit({ type: "token", text: "x" });
      return new Promise((_resolve, reject) => turn.signal.addEventListener("abort", () => ((stopped = true), reject(turn.signal.reason))));
    });
    for await (const event of runFlow(prepared, aRequest({ streaming: true }), ports, new AbortController().signal)) {
      if (event.type === "token") break;
    }
    expect(stopped).toBe(true);
  });

  it("without disturbing a shared object that others wait for", async () => {
    const counts: Counts = new Map();
    const ports = worldWith({ credentials: { c: { type: "wordApi", secrets: { key: "k" } } } }, counts);
    const open = ports.openCredential.bind(ports);
    let proceed = (): void => undefined;
    const gate = new Promise<void>((resolve) => (proceed = resolve));
    ports.openCredential = async (id) => (await gate, open(id));
    const prepared = prepare(aFlow([aNode("word_0", {}, { credentialId: "c" }), aNode("echo_0")], "word_0 > echo_0.words"), ports);
    const controller = new AbortController();
    const first = ask(prepared, ports, {}, controller.signal);
    const second = ask(prepared, ports);
    controller.abort();
    proceed();
    expect((await first).result).toEqual({ status: "aborted" });
    expect((await second).result).toMatchObject({ status: "finished" });
    expect(counts.get("word_0")).toBe(1);
  });
});

it("an agentflow is refused in words until it can run", async () => {
  const ports = worldWith();
  const prepared = prepareFlow({ id: "f", versionId: "v", kind: "agentflow", document: aFlow([]) }, ports);
  expect((await ask(prepared, ports)).result).toMatchObject({ status: "failed", error: { code: "unprocessable", message: expect.stringMatching(/not available yet/) } });
});

import { describe, expect, it } from "vitest";
import type { Answer } from "@/domain/api/stream-event";
import { AppError } from "@/domain/errors";
import type { Turn } from "@/server/nodes/slots";
import { prepareFlow } from "./prepare-flow";
import { runFlow } from "./run-flow";
import { aFlow, aNode, aRequest, ask, prepare } from "./testing/run";
import { type Counts, endingWith } from "./testing/sample-nodes";
import { flowThatAnswers, worldWith } from "./testing/sample-world";

describe("a streamed answer", () => {
  const streamed = async (answer: (turn: Turn) => Promise<Answer>) => {
    const { ports, prepared } = flowThatAnswers(answer);
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
    const { ports, prepared } = flowThatAnswers(answer);
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
    const { ports, prepared } = flowThatAnswers(() =>
      Promise.reject(new AppError("invalid_input", "Please provide Prompt Values for: a")),
    );
    const { result, steps, events } = await ask(prepared, ports);
    expect(result).toMatchObject({
      status: "failed",
      error: { code: "invalid_input", nodeId: "ending_0", message: "“ending_0”: Please provide Prompt Values for: a" },
    });
    expect(steps.at(-1)).toBe("ending_0 ERROR");
    expect(events.at(-1)).toMatchObject({ error: "“ending_0”: Please provide Prompt Values for: a" });
  });

  it("of a provider belongs to the model, and the node that asked just ends", async () => {
    const { ports, prepared } = flowThatAnswers(() =>
      Promise.reject(Object.assign(new Error("401 nope"), { status: 401 })),
    );
    const { result, steps } = await ask(prepared, ports);
    expect(result).toMatchObject({
      error: {
        code: "upstream_failed",
        nature: "author",
        nodeId: "scriptedModel_0",
        message: "The provider refused the key of “scriptedModel_0”. Check its credential.",
      },
    });
    expect(steps.slice(-2)).toEqual(["scriptedModel_0 ERROR", "ending_0 TERMINATED"]);
  });

  it("while building ends the run, and nodes downstream are not begun", async () => {
    const ports = worldWith();
    const prepared = prepare(
      aFlow([aNode("word_0", { times: "many" }), aNode("echo_0")], "word_0 > echo_0.words"),
      ports,
    );
    const { result, steps } = await ask(prepared, ports);
    expect(result).toMatchObject({
      status: "failed",
      error: {
        code: "unprocessable",
        nodeId: "word_0",
        message: "“Times” of “word_0” has to be a number, not “many”.",
      },
    });
    expect(steps).toEqual(["word_0 INPROGRESS", "word_0 ERROR"]);
  });

  it("that several runs wait for marks the node in each of them", async () => {
    const ports = worldWith();
    const prepared = prepare(
      aFlow([aNode("word_0", { times: "many" }), aNode("echo_0")], "word_0 > echo_0.words"),
      ports,
    );
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
    const ports = worldWith({
      nodes: [endingWith(() => Promise.reject(new TypeError("x is not a function")), "lonely")],
    });
    const { result } = await ask(prepare(aFlow([aNode("lonely_0")]), ports), ports);
    expect(result).toMatchObject({
      error: { code: "internal", nature: "us", message: "Something went wrong inside “lonely_0”." },
    });
  });
});

describe("credentials", () => {
  const secret = "sk-canary-0123456789";
  const credentials = {
    c: { type: "wordApi", secrets: { key: secret, region: "europe-west" } },
    other: { type: "otherApi", secrets: {} },
  };
  const flow = (credentialId?: string) =>
    aFlow(
      [aNode("word_0", { text: "x" }, { ...(credentialId && { credentialId }) }), aNode("ending_0")],
      "word_0 > ending_0.word",
    );

  it.each([
    ["gone", "The credential of “word_0” no longer exists. Choose another."],
    ["other", "The credential of “word_0” is of another kind. Choose one of the kind “Word API”."],
  ])("that is %s is asked for", async (id, message) => {
    const ports = worldWith({ credentials, nodes: [endingWith(async () => ({ text: "" }))] });
    expect((await ask(prepare(flow(id), ports), ports)).result).toMatchObject({
      error: { code: "unprocessable", nodeId: "word_0", message },
    });
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
    const { ports, prepared } = flowThatAnswers(forever);
    const controller = new AbortController();
    const running = ask(prepared, ports, {}, controller.signal);
    setTimeout(() => controller.abort(), 5);
    const { result, steps } = await running;
    expect(result).toEqual({ status: "aborted" });
    expect(steps.at(-1)).toBe("ending_0 TERMINATED");
  });

  it("at once when it was aborted before", async () => {
    const { ports, prepared } = flowThatAnswers(forever);
    const { result, events } = await ask(prepared, ports, {}, AbortSignal.abort());
    expect([result, events]).toEqual([{ status: "aborted" }, []]);
  });

  it("at its time limit, which is told on the node that was at work", async () => {
    const { ports, prepared } = flowThatAnswers(forever);
    const { result, steps } = await ask(prepared, ports, { timeLimitMs: 20 });
    expect(result).toMatchObject({
      status: "failed",
      error: { code: "timed_out", nodeId: "ending_0", message: "The run took longer than 0.02 s and was stopped." },
    });
    expect(steps.at(-1)).toBe("ending_0 ERROR");
  });

  it("when its reader leaves, and its nodes are told", async () => {
    let stopped = false;
    const { ports, prepared } = flowThatAnswers(async (turn) => {
      turn.emit({ type: "token", text: "x" });
      return new Promise((_resolve, reject) =>
        turn.signal.addEventListener("abort", () => ((stopped = true), reject(turn.signal.reason))),
      );
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
    const prepared = prepare(
      aFlow([aNode("word_0", {}, { credentialId: "c" }), aNode("echo_0")], "word_0 > echo_0.words"),
      ports,
    );
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

it("an agentflow without a start is refused in words", async () => {
  const ports = worldWith();
  const prepared = prepareFlow(
    { id: "f", versionId: "v", kind: "agentflow", document: { nodes: [], edges: [] } },
    ports,
  );
  expect((await ask(prepared, ports)).result).toMatchObject({
    status: "failed",
    error: { code: "unprocessable", message: "The flow has no start. Add a Start step." },
  });
});

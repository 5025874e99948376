import { describe, expect, it } from "vitest";
import type { RunEvent } from "@/domain/api/stream-event";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { defineStep } from "@/server/nodes/define-step";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { StepResult } from "@/server/nodes/step-scope";
import { prepareFlow } from "../prepare-flow";
import { runFlow } from "../run-flow";
import type { RunRequest, RunResult } from "../run-request";
import { inMemoryPorts, type World } from "../testing/in-memory-ports";
import type { AgentflowRequest, RunJournal, StepRecord } from "./agentflow-run";
import { decide } from "./decide";
import { drawn } from "./testing/drawn-flow";
import type { Frontier } from "./visit";

/** Steps whose inputs say what they do. */
const steps = [
  defineStep({
    ...{ name: "start", version: 1, label: "Start", description: "", icon: "", step: { color: "#000", begins: true } },
    inputs: {},
    run: async ({ scope }) => ({ output: { question: scope.input } }),
  }),
  defineStep({
    ...{ name: "step", version: 1, label: "Step", description: "", icon: "", step: { color: "#000" } },
    inputs: {
      say: { type: "string", label: "Say", optional: true, references: true },
      follow: { type: "string", label: "Follow", optional: true },
      state: { type: "json", label: "State", optional: true, references: true },
      items: { type: "json", label: "Items", optional: true },
      fail: { type: "string", label: "Fail", optional: true, references: true },
      times: { type: "number", label: "Failing attempts", default: 0 },
      wait: { type: "number", label: "Wait", default: 0 },
      ask: { type: "string", label: "Ask", optional: true },
    },
    async run({ inputs, scope, signal, tools }): Promise<StepResult> {
      tools.log("debug", scope.key);
      if (inputs.wait > 0) await new Promise((resolve) => setTimeout(resolve, inputs.wait));
      signal.throwIfAborted();
      const { attempts } = counting;
      attempts.set(scope.key, (attempts.get(scope.key) ?? 0) + 1);
      if (inputs.fail && (inputs.times === 0 || (attempts.get(scope.key) ?? 0) <= inputs.times))
        throw Object.assign(new Error(inputs.fail), { code: "ECONNRESET" });
      if (inputs.ask && !scope.resumed)
        return {
          pause: {
            ...{ content: inputs.ask, labels: { proceed: "Proceed", reject: "Reject" } },
            ...{ input: {}, feedback: true },
          },
          resume: { asked: inputs.ask },
        };
      const content = scope.resumed ? `${scope.resumed.decision.type}: ${scope.resumed.decision.feedback}` : inputs.say;
      return {
        output: { content: content ?? "" },
        messages: content ? [{ role: "assistant", content }] : [],
        ...(inputs.follow !== undefined && { follow: inputs.follow === "" ? [] : inputs.follow.split(" ") }),
        ...(inputs.state !== undefined && { state: inputs.state as Record<string, unknown> }),
        ...(inputs.items !== undefined && { each: inputs.items as unknown[] }),
      };
    },
  }),
  defineStep({
    ...{ name: "loop", version: 1, label: "Loop", description: "", icon: "" },
    step: { color: "#000", jumpsBy: "to" },
    inputs: { to: { type: "string", label: "To" }, most: { type: "number", label: "Most", default: 3 } },
    run: async ({ inputs }) => ({
      output: { content: "back", maxLoopCount: inputs.most },
      backTo: inputs.to.split("-")[0] ?? "",
    }),
  }),
] satisfies NodeDefinition[];

const counting = { attempts: new Map<string, number>() };

function withInputs(document: FlowDocument, inputs: Record<string, Record<string, unknown>>): FlowDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, inputs: { ...node.inputs, ...inputs[node.id] } })),
  };
}

interface Ran {
  result: RunResult;
  events: RunEvent[];
  text: string | undefined;
  trace: string[];
  records: StepRecord[];
  frontier: Frontier | undefined;
}

async function run(
  document: FlowDocument,
  agentflow: AgentflowRequest = {},
  { request = {}, world = {}, signal }: { request?: Partial<RunRequest>; world?: World; signal?: AbortSignal } = {},
): Promise<Ran> {
  const ports = inMemoryPorts({ ...world, nodes: steps });
  const flow = { id: "flow", versionId: "v", kind: "agentflow" as const, document };
  const records: StepRecord[] = [];
  let frontier: Frontier | undefined;
  const journal: RunJournal = {
    async commit(entry) {
      records.push(...entry.steps);
      frontier = JSON.parse(JSON.stringify(entry.frontier)) as Frontier;
    },
  };
  const running = runFlow(
    prepareFlow(flow, ports),
    {
      ...{ runId: "run", question: "q", chatId: "c", sessionId: "s", history: [], streaming: false },
      ...{ agentflow: { journal, ...agentflow }, ...request },
    },
    ports,
    signal ?? new AbortController().signal,
  );
  const events: RunEvent[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done) {
      const answer = next.value.status === "finished" || next.value.status === "paused" ? next.value.answer : undefined;
      const trace = events.flatMap((event) =>
        event.type === "trace" ? [`${event.item.nodeId} ${event.item.status}`] : [],
      );
      return { result: next.value, events, text: answer?.text, trace, records, frontier };
    }
    events.push(next.value);
  }
}

//   start ─▶ a ─▶ b (off) ─▶ c
it("a step that is switched off is passed over", async () => {
  const document = withInputs(drawn("start>a a>b b>c"), {
    a: { say: "A" },
    b: { say: "B" },
    c: { say: "C after {{a}}" },
  });
  const nodes = document.nodes.map((node) => (node.id === "b" ? { ...node, disabled: true as const } : node));
  const { text, trace } = await run({ ...document, nodes });
  expect(text).toBe("C after A");
  expect(trace.filter((line) => line.endsWith("FINISHED"))).toEqual(["start FINISHED", "a FINISHED", "c FINISHED"]);
});

describe("what a step finds", () => {
  //   start ─▶ a ─▶ j
  //        └─▶ b ─▶ j
  it("is what the steps before it left, whichever of two branches was quicker", async () => {
    const document = drawn("start>a start>b a>j b>j");
    const told = async (slow: "a" | "b") =>
      run(
        withInputs(document, {
          a: { say: "A sees {{b}}", state: '{"who":"a","a":1}', wait: slow === "a" ? 20 : 0 },
          b: { say: "B sees {{ $flow.state.who }}", state: '{"who":"b"}', wait: slow === "b" ? 20 : 0 },
          j: { say: "{{a}}; {{b}}; {{$flow.state.who}}{{$flow.state.a}}; {{chat_history}}" },
        }),
      );
    const [first, second] = [await told("a"), await told("b")];
    expect(first.text).toBe(
      "A sees {{b}}; B sees {{ $flow.state.who }}; b1; Assistant: A sees {{b}}\nAssistant: B sees {{ $flow.state.who }}",
    );
    expect(second.text).toBe(first.text);
  });

  it("is the question, the form, variables, the earlier messages of the session, and rich text as Markdown", async () => {
    const document = withInputs(drawn("start>a"), {
      a: { say: "<p>{{ question }} / {{ $vars.city }} / {{ $flow.sessionId }} / {{chat_history}}</p>" },
    });
    const world = { variables: { city: "Ulm" }, sessions: { s: [{ role: "user" as const, content: "before" }] } };
    expect((await run(document, {}, { world })).text).toBe("q / Ulm / s / Human: before");
    const asked = withInputs(drawn("start>a"), { a: { say: "{{$form.name}} wrote:\n{{question}}" } });
    expect((await run(asked, { form: { name: "Ada", age: 3 } }, { request: { question: "" } })).text).toBe(
      "Ada wrote:\nname: Ada\nage: 3",
    );
  });

  it("is not a text that only looks like a reference because a caller wrote it", async () => {
    const document = withInputs(drawn("start>a"), { a: { say: "You said {{question}}" } });
    const world = { variables: { secret: "xyz" } };
    expect((await run(document, {}, { world, request: { question: "{{$vars.secret}}" } })).text).toBe(
      "You said {{$vars.secret}}",
    );
  });
});

describe("trouble", () => {
  it("ends the run, and says at which step", async () => {
    const { result, trace } = await run(withInputs(drawn("start>a a>b"), { a: { fail: "broken" } }));
    expect(result).toMatchObject({ status: "failed", error: { nodeId: "a", message: expect.stringContaining("a") } });
    expect(trace).toEqual(["start FINISHED", "a ERROR"]);
  });

  it("of the world is tried again as often as the step's owner wants", async () => {
    counting.attempts.clear();
    const { text } = await run(
      withInputs(drawn("start>a"), { a: { fail: "cut", times: 1, say: "fine", stepRetries: 1 } }),
    );
    expect(text).toBe("fine");
    expect(counting.attempts.get("run:a:1")).toBe(2);
  });

  it("is replaced by a fallback, or followed along its own branch", async () => {
    const fallback = await run(
      withInputs(drawn("start>a a>b"), {
        a: { fail: "cut", stepOnError: "fallback", stepFallback: "instead" },
        b: { say: "got {{a}}" },
      }),
    );
    expect(fallback.text).toBe("got instead");
    const branch = await run(
      withInputs(drawn("start>a a>b a:error>c"), {
        a: { fail: "cut", stepOnError: "branch" },
        b: { say: "never" },
        c: { say: "sorry: {{a.output.error}}" },
      }),
    );
    expect(branch.text).toMatch(/^sorry: .*broke off/);
    expect(branch.trace).toEqual(["start FINISHED", "a FINISHED", "c FINISHED"]);
  });

  it("of a step that takes too long ends that step", async () => {
    const { result } = await run(withInputs(drawn("start>a"), { a: { wait: 5000, stepTimeout: 0.02 } }));
    expect(result).toMatchObject({ status: "failed", error: { code: "timed_out" } });
  });

  it("ends nothing but the round in a container", async () => {
    const document = withInputs(drawn("start>each each>z", {}, { x: "each" }), {
      each: { items: '[{"n":"p","bad":""},{"n":"q","bad":"no"},{"n":"r","bad":""}]' },
      z: { say: "{{each}}" },
    });
    const inside = {
      ...document,
      nodes: [
        ...document.nodes,
        {
          ...{ id: "x", name: "step", label: "x", version: 1, position: { x: 0, y: 0 }, parentId: "each" },
          inputs: { say: "did {{$iteration.n}}", fail: "{{$iteration.bad}}" },
        },
      ],
    };
    const ran = await run(inside);
    expect(ran.text).toMatch(/^did p\nError in iteration 2: .*\ndid r$/);
    const rounds = ran.events.flatMap((event) =>
      event.type === "trace" && event.item.nodeId === "x" ? [event.item.data.iterationIndex] : [],
    );
    expect(rounds).toEqual([0, 1, 2]);
  });

  it("an abort stops what is under way", async () => {
    const controller = new AbortController();
    const running = run(withInputs(drawn("start>a"), { a: { wait: 60_000 } }), {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect((await running).result.status).toBe("aborted");
  });
});

describe("a pause", () => {
  //   start ─▶ a ─▶ ask ─0─▶ b ─▶ j
  //        └─▶ c ───────────────▶ j
  const document = withInputs(drawn("start>a start>c a>ask ask>b b>j c>j"), {
    a: { say: "draft" },
    ask: { ask: "Send it?" },
    b: { say: "sent ({{ask}})" },
    c: { say: "other" },
    j: { say: "{{b}} and {{c}}" },
  });

  it("lets other branches go on, is answered with what is asked, and goes on from there without running anything twice", async () => {
    const first = await run(document);
    expect(first.result).toMatchObject({
      status: "paused",
      answer: { text: "Send it?", action: { data: { nodeId: "ask" }, mapping: { approve: "Proceed" } } },
    });
    expect(first.trace).toEqual(["start FINISHED", "a FINISHED", "c FINISHED", "ask STOPPED"]);
    const finished = first.records.flatMap((record) => record.finished ?? []);
    const { frontier } = first;
    expect(frontier).toBeDefined();
    if (!frontier) return;
    const decision = { type: "proceed", feedback: "looks fine" };
    const second = await run(document, { takenUp: { frontier: decide(frontier, decision), finished } });
    expect(second.trace).toEqual(["ask FINISHED", "b FINISHED", "j FINISHED"]);
    expect(second.text).toBe("sent (proceed: looks fine) and other");
  });

  it("cannot be answered at a step that does not wait", async () => {
    const { frontier } = await run(document);
    if (!frontier) throw new Error("nothing was written");
    expect(() => decide(frontier, { type: "proceed", feedback: "" }, { nodeId: "a" })).toThrow(
      "No step “a” of this run waits",
    );
  });
});

it("a run that was cut off anywhere goes on from what was written, and answers the same", async () => {
  const document = withInputs(drawn("start>a start>b a>j b>j j>loop", { loop: "j" }), {
    a: { say: "A", state: '{"n":"{{$flow.state.n}}a"}' },
    b: { say: "B", state: '{"n":"{{$flow.state.n}}b"}' },
    j: { say: "J{{loop_count}}{{$flow.state.n}}" },
  });
  const whole = await run(document);
  const ends: string[] = [];
  for (let cut = 1; cut <= whole.records.length; cut += 1) {
    const kept: { steps: readonly StepRecord[]; frontier: Frontier }[] = [];
    await run(document, {
      journal: {
        async commit(entry) {
          if (kept.flatMap(({ steps: done }) => done).length >= cut) throw new Error("killed");
          kept.push(JSON.parse(JSON.stringify(entry)) as (typeof kept)[number]);
        },
      },
    });
    const finished = kept.flatMap((entry) => entry.steps.flatMap((record) => record.finished ?? []));
    const frontier = kept.at(-1)?.frontier;
    if (!frontier) throw new Error("nothing was written");
    const rest = await run(document, { takenUp: { frontier, finished } });
    ends.push(rest.text ?? "");
  }
  expect(new Set(ends)).toEqual(new Set([whole.text]));
  expect(whole.result.status).toBe("finished");
});

it("a pinned output stands in for running its step", async () => {
  const document = withInputs(drawn("start>a a>b"), { a: { fail: "never run" }, b: { say: "{{a}}!" } });
  const { text, records } = await run(document, { pinned: new Map([["a", { output: { content: "pinned" } }]]) });
  expect(text).toBe("pinned!");
  expect(records.filter(({ pinned }) => pinned).map(({ visit }) => visit.nodeId)).toEqual(["a"]);
});

import { describe, expect, it } from "vitest";
import { stepInput } from "@/domain/catalogue/step";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { defineStep } from "@/server/nodes/define-step";
import { prepareFlow } from "../prepare-flow";
import { runFlow } from "../run-flow";
import { inMemoryPorts } from "../testing/in-memory-ports";
import type { StepRecord, TakenUp } from "./agentflow-run";
import { decide } from "./decide";
import { planAgentflow } from "./plan-agentflow";

const common = { version: 1, label: "", description: "", icon: "", inputs: {} };
const keys: string[] = [];

/** Says `most` things one by one, asks a person after the second, and tells how it had gone. */
const talking = (most: number) =>
  defineStep({
    ...common,
    ...{ name: "talk", step: { color: "#000", speaks: true } },
    async run({ scope }) {
      keys.push(scope.key);
      const said = scope.kept === undefined ? [] : (scope.kept as string[]);
      const { resumed } = scope;
      if (said.length === 2 && !resumed)
        return {
          pause: { content: "?", labels: { proceed: "Yes", reject: "No" }, input: {}, feedback: true },
          resume: said,
        };
      if (said.length >= most) return { output: { content: said.join(" ") } };
      const content = resumed ? resumed.decision.feedback : `n${String(said.length)}`;
      const turn = { sender: "a", receiver: "b", content, kind: "agent" } as const;
      return { turn, resume: [...said, content] };
    },
  });
const plain = (name: string, more: object = {}) =>
  defineStep({
    ...{ ...common, name, step: { color: "#000", ...more } },
    run: async ({ node }) => ({ output: { content: node.id } }),
  });

/*
 *  start ─┬▶ talk ═▶ partner (and what lies in a group)
 *         └▶ beside
 */
const document: FlowDocument = {
  nodes: ["start", "talk", "beside", "partner", "member"].map((id) => ({
    ...{ id, label: id, version: 1, position: { x: 0, y: 0 }, inputs: {} },
    name: ["partner", "member"].includes(id) ? "talk" : id,
    ...(id === "member" && { parentId: "partner" }),
  })),
  edges: [
    ["start", "talk"],
    ["start", "beside"],
    ["talk", "partner"],
  ].map(([source = "", target = ""], index) => ({
    ...{ id: String(index), source, sourceHandle: source, target, targetHandle: stepInput },
    ...(target === "partner" && { converse: { maxTurns: 3 } }),
  })),
};

interface Run {
  records: StepRecord[];
  status: string;
  text: string;
  takenUp: TakenUp;
}

const portsFor = (most: number) =>
  inMemoryPorts({ nodes: [plain("start", { begins: true }), plain("beside"), talking(most)] });

/** Runs until the end, a wait, or death in place of the commit of this number. */
async function run(
  most: number,
  { takenUp, cutAt, maxTurns }: { takenUp?: TakenUp; cutAt?: number; maxTurns?: number } = {},
) {
  const ports = portsFor(most);
  const flow = { id: "flow", versionId: "v", kind: "agentflow" as const, document };
  const given: Run = {
    records: [],
    status: "",
    text: "",
    takenUp: takenUp ?? { frontier: undefined as never, finished: [] },
  };
  let commits = 0;
  const agentflow = {
    ...(takenUp && { takenUp }),
    ...(maxTurns !== undefined && { maxTurns }),
    journal: {
      async commit(entry: { steps: readonly StepRecord[]; frontier: TakenUp["frontier"] }) {
        commits += 1;
        if (commits === cutAt) throw new Error("killed");
        const { steps, frontier } = JSON.parse(JSON.stringify(entry)) as typeof entry;
        given.records.push(...steps);
        const done = steps.flatMap(({ finished }) => finished ?? []);
        given.takenUp = { frontier, finished: [...given.takenUp.finished, ...done] };
      },
    },
  };
  const request = {
    runId: "run",
    question: "q",
    chatId: "c",
    sessionId: "s",
    history: [],
    streaming: false,
    agentflow,
  };
  const running = runFlow(prepareFlow(flow, ports), request, ports, new AbortController().signal);
  for (let next = await running.next(); ; next = await running.next()) {
    if (!next.done) continue;
    given.status = next.value.status;
    if (next.value.status === "finished") given.text = next.value.answer.text ?? "";
    if (next.value.status === "failed") given.text = next.value.error.message;
    return given;
  }
}

const answered = ({ takenUp }: Run): TakenUp => ({
  ...takenUp,
  frontier: decide(takenUp.frontier, { type: "proceed", feedback: "a person" }),
});
const turns = (records: readonly StepRecord[]) => records.flatMap(({ trace }) => trace.data.turn?.content ?? []);

it("those who only answer are no steps, and whoever begins a conversation knows all of them", () => {
  const { steps, speakers } = planAgentflow(document, portsFor(1).catalogue);
  expect([...steps.keys()]).toEqual(["start", "talk", "beside"]);
  expect(steps.get("talk")?.cast?.members.map(({ node }) => node.id)).toEqual(["talk", "partner", "member"]);
  expect(speakers.map(({ node }) => node.id)).toEqual(["talk", "partner", "member"]);
});

describe("a step that says one thing after the other", () => {
  it("is written down with each of them, under one key, before the next is said", async () => {
    keys.length = 0;
    const first = await run(4);
    expect([first.status, turns(first.records)]).toEqual(["paused", ["n0", "n1"]]);
    const rest = await run(4, { takenUp: answered(first) });
    expect([rest.status, turns(rest.records)]).toEqual(["finished", ["a person", "n3"]]);
    expect(rest.records.at(-1)?.trace.data.output).toEqual({ content: "n0 n1 a person n3" });
    expect(new Set(keys)).toEqual(new Set(["run:talk:1"]));
  });

  it("goes on after the last thing that was written, wherever it was cut off, and says nothing twice", async () => {
    for (let cutAt = 1; cutAt < 8; cutAt += 1) {
      const cut = await run(4, { cutAt });
      const whole = cut.status === "paused" ? cut : await run(4, cut.takenUp.frontier ? { takenUp: cut.takenUp } : {});
      const before = whole === cut ? [] : turns(cut.records);
      expect([...before, ...turns(whole.records)]).toEqual(["n0", "n1"]);
      const paused = answered(whole);
      const half = await run(4, { takenUp: paused, cutAt });
      const rest = half.status === "finished" ? half : await run(4, { takenUp: half.takenUp });
      expect([...(rest === half ? [] : turns(half.records)), ...turns(rest.records)]).toEqual(["a person", "n3"]);
      expect(rest.status).toBe("finished");
    }
  });

  it("can be run again from its beginning at each of them", async () => {
    const { records } = await run(4);
    const begun = records
      .filter(({ trace }) => trace.data.turn)
      .map(({ before, visit }) => before.open.find(({ id }) => id === visit.id));
    expect(begun.map((visit) => visit && Object.keys(visit))).toEqual([
      ["id", "nodeId", "visit", "frame", "causes"],
      ["id", "nodeId", "visit", "frame", "causes"],
    ]);
  });

  it("is stopped with a reason when it does not end", async () => {
    const first = await run(1000, { maxTurns: 6 });
    const endless = await run(1000, { takenUp: answered(first), maxTurns: 6 });
    expect(endless).toMatchObject({ status: "failed", text: expect.stringContaining("stopped after 6 turns") });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agent, chat, group, play, stageOf, type World } from "./testing/play";

const user = agent("user", { hasModel: false });
const members = ["ann", "bob", "cem"].map((id) => agent(id));
const world: World = (todo) =>
  "candidates" in todo ? (todo.candidates[0] ?? "") : `by ${"me" in todo ? todo.me : ""}`;
const ids = members.map(({ id }) => id);
const spoke = ({ said }: ReturnType<typeof play>) => said.map(({ from }) => from);

describe("a group", () => {
  it("speaks one after the other, and counts the message that opens it among its rounds", () => {
    const stage = stageOf([user, group("g", ids, { maxRound: 5 }), ...members], [chat("g")]);
    const played = play(stage, world);
    expect(spoke(played)).toEqual(["user", "ann", "bob", "cem", "ann"]);
    expect(played.state.ended[0]?.stop).toBe("max_round");
  });

  it("ends when a message says so, or when a member has nothing more to say", () => {
    const stage = stageOf([user, group("g", ids), ...members], [chat("g")]);
    const ends: World = (todo) => ("me" in todo && todo.me === "bob" ? "That is all. TERMINATE" : "more");
    expect(play(stage, ends)).toMatchObject({ answer: "That is all.", state: { ended: [{ stop: "termination" }] } });
    const tired = stageOf([user, group("g", ids), agent("ann", { mostReplies: 0 }), ...members.slice(1)], [chat("g")]);
    expect(spoke(play(tired, world))).toEqual(["user"]);
  });

  it.each([
    ["a number", "2", "bob"],
    ["a name, however it is spelt", "CEM", "cem"],
    ["nothing: the model does", "", "ann"],
    ["q: the model does", "q", "ann"],
  ])("lets a person choose who speaks by %s", (_what, words, speaker) => {
    const stage = stageOf([user, group("g", ids, { selection: "manual", maxRound: 2 }), ...members], [chat("g")]);
    const played = play(stage, (todo, state) => (todo.kind === "pick" ? words : world(todo, state)));
    expect(spoke(played)).toEqual(["user", speaker]);
  });

  it("asks a person twice, then its model; without a model the next in the list speaks", () => {
    const manual = { selection: "manual", maxRound: 2 } as const;
    const wrong: World = (todo, state) => (todo.kind === "pick" ? "nobody" : world(todo, state));
    const asked = (over: object) =>
      play(stageOf([user, group("g", ids, { ...manual, ...over }), ...members], [chat("g")]), wrong);
    expect(asked({}).asked).toEqual(["pick", "pick", "select", "model"]);
    expect(asked({ hasModel: false }).asked).toEqual(["pick", "pick", "model"]);
  });

  it("ends when the person who chooses wants that", () => {
    const stage = stageOf([user, group("g", ids, { selection: "manual" }), ...members], [chat("g")]);
    expect(play(stage, () => "exit")).toMatchObject({ answer: "question", state: { ended: [{ stop: "exit" }] } });
  });

  it("keeps to who may speak after whom, and ends where nobody may", () => {
    const transitions = [
      { from: "ann", to: "cem" },
      { from: "cem", to: "ann" },
    ];
    const limited = (rows: typeof transitions) =>
      spoke(play(stageOf([user, group("g", ids, { maxRound: 5, transitions: rows }), ...members], [chat("g")]), world));
    expect(limited(transitions)).toEqual(["user", "ann", "cem", "ann", "cem"]);
    expect(limited(transitions.slice(0, 1))).toEqual(["user", "ann", "cem"]);
  });

  it("lets those answer a call who can run the tool, else whoever asked", () => {
    const calling: World = (todo) => ("calls" in todo ? "42" : "me" in todo && todo.me === "ann" ? "call add" : "ok");
    const able = [agent("ann"), agent("bob"), agent("cem", { executes: ["add"] })];
    const stage = stageOf([user, group("g", ids, { maxRound: 3 }), ...able], [chat("g")]);
    expect(spoke(play(stage, calling))).toEqual(["user", "ann", "cem"]);
    const unable = stageOf([user, group("g", ids, { maxRound: 3 }), ...members], [chat("g")]);
    expect(spoke(play(unable, calling))).toEqual(["user", "ann", "ann"]);
  });
});

const groups = fc.record({
  selection: fc.constantFrom("auto", "manual", "random", "round_robin"),
  maxRound: fc.integer({ min: 1, max: 30 }),
  hasModel: fc.boolean(),
  count: fc.integer({ min: 1, max: 6 }),
  ways: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }),
  seed: fc.string(),
  words: fc.array(fc.constantFrom("", "q", "1", "a2", "nobody", "more", "call t", "x TERMINATE", "exit"), {
    maxLength: 20,
  }),
  modes: fc.array(fc.constantFrom("ALWAYS", "TERMINATE", "NEVER"), { minLength: 6, maxLength: 6 }),
});

function build(given: {
  selection: "auto" | "manual" | "random" | "round_robin";
  maxRound: number;
  hasModel: boolean;
  count: number;
  ways: [number, number][];
  seed: string;
  words: string[];
  modes: ("ALWAYS" | "TERMINATE" | "NEVER")[];
}) {
  const { selection, maxRound, hasModel, count, ways, seed, words, modes } = given;
  const names = Array.from({ length: count }, (_, n) => `a${String(n)}`);
  const agents = names.map((id, n) => agent(id, { asksPerson: modes[n] ?? "NEVER", executes: n === 1 ? ["t"] : [] }));
  const transitions = ways.map(([from, to]) => ({ from: `a${String(from)}`, to: `a${String(to)}` }));
  const stage = stageOf(
    [user, group("g", names, { selection, maxRound, hasModel, transitions }), ...agents],
    [chat("g")],
    seed,
  );
  const answers: World = (todo, state) => {
    const word = words[state.turns % Math.max(1, words.length)] ?? "";
    const { kind } = todo;
    return kind === "select" || kind === "lot" ? (todo.candidates[word.length % todo.candidates.length] ?? "") : word;
  };
  return { stage, names, answers };
}

describe("any group", () => {
  it("lets only members speak, ends within its rounds, and comes to the same when it is written down in between", () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { stage, names, answers } = build(given);
        const whole = play(stage, answers);
        const speakers = whole.said.slice(1).map(({ from }) => from);
        expect(speakers.every((id) => names.includes(id))).toBe(true);
        expect(whole.said.length).toBeLessThanOrEqual(Math.max(1, given.maxRound));
        expect(play(stage, answers, true)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from "vitest";
import { agent, chat, play, stageOf, type World } from "./testing/play";

const user = agent("user", { hasModel: false });
const helper = agent("helper");
/** Answers with these, one after the other. */
const saying =
  (...words: string[]): World =>
  () =>
    words.shift() ?? "TERMINATE";
const told = ({ said }: ReturnType<typeof play>) => said.map(({ from, content }) => `${from}: ${content}`);

describe("two agents", () => {
  it("take turns until one is told the word that ends it; the answer leaves the word out", () => {
    const played = play(stageOf([user, helper], [chat("helper")]), saying("Let me see", "Done. **TERMINATE**"));
    expect(told(played)).toEqual(["user: question", "helper: Let me see", "user: ", "helper: Done. **TERMINATE**"]);
    expect(played.answer).toBe("Done.");
    expect(played.state.ended).toMatchObject([{ from: "user", to: "helper", stop: "termination" }]);
  });

  it("answer with the last that was said when nothing stands beside the word", () => {
    expect(play(stageOf([user, helper], [chat("helper")]), saying("It is 42", "TERMINATE")).answer).toBe("It is 42");
  });

  it("make as many round trips as their wire allows", () => {
    const stage = stageOf([user, helper], [chat("helper", { maxTurns: 2 })]);
    const played = play(stage, () => "more");
    expect(told(played)).toEqual(["user: question", "helper: more", "user: ", "helper: more"]);
    expect(played.state.ended[0]?.stop).toBe("max_turns");
  });

  it("stop when one has replied often enough in a row", () => {
    const stage = stageOf([agent("user", { hasModel: false, mostReplies: 1 }), helper], [chat("helper")]);
    expect(told(play(stage, () => "more"))).toEqual(["user: question", "helper: more", "user: ", "helper: more"]);
  });

  it("count replies anew after a person has spoken", () => {
    const asking = agent("user", { hasModel: false, asksPerson: "TERMINATE", mostReplies: 1 });
    const people = ["go on", "exit"];
    const world: World = ({ kind }) => (kind === "ask" ? (people.shift() ?? "exit") : "more");
    const played = play(stageOf([asking, helper], [chat("helper")]), world);
    expect(told(played).filter((line) => line.startsWith("user"))).toEqual([
      ...["user: question", "user: ", "user: go on", "user: "],
    ]);
    expect(played.state.ended[0]?.stop).toBe("exit");
  });

  it("say even nothing when the person may speak and the agent may not", () => {
    const mute = agent("user", { hasModel: false, asksPerson: "ALWAYS", mostReplies: 0 });
    const people = ["", "exit"];
    const world: World = ({ kind }) => (kind === "ask" ? (people.shift() ?? "exit") : "more");
    const { said } = play(stageOf([mute, helper], [chat("helper")]), world);
    expect(said[2]).toMatchObject({ from: "user", content: "", kind: "human" });
  });

  it("run tools before code, code before the model, and say nothing without any", () => {
    const able = agent("user", { hasModel: true, runsCode: true, executes: ["add"] });
    const words = ["call add", "```js\n1\n```", "plain"];
    const world: World = ({ kind, ...todo }) => {
      if (kind === "tools") return "3";
      if (kind === "code") return "exitcode: 0";
      return "me" in todo && todo.me === "helper" ? (words.shift() ?? "TERMINATE") : "as a model";
    };
    const played = play(stageOf([able, helper], [chat("helper", { maxTurns: 4 })]), world);
    expect(
      played.said
        .slice(1)
        .filter(({ from }) => from === "user")
        .map(({ kind }) => kind),
    ).toEqual([...["tool_result", "code_result", "agent"]]);
  });

  it("answer open calls as interrupted when a person speaks in place of the tools", () => {
    const asking = agent("user", { asksPerson: "ALWAYS", executes: ["add"] });
    const people = ["rather not", "exit"];
    const words = ["call add"];
    const world: World = ({ kind }) => (kind === "ask" ? (people.shift() ?? "exit") : (words.shift() ?? "fine"));
    expect(play(stageOf([asking, helper], [chat("helper")]), world).said[2]).toMatchObject({
      ...{ kind: "human", content: "rather not", results: [{ name: "add", content: "USER INTERRUPTED" }] },
    });
  });
});

describe("conversations one after the other", () => {
  it("hand what the earlier ones came to on to the next", () => {
    const stage = stageOf(
      [user, agent("first"), agent("second")],
      [chat("first", { maxTurns: 1 }), chat("second", { message: "Write it", maxTurns: 1, reflection: "sum up" })],
    );
    const world: World = (todo) => (todo.kind === "reflect" ? "in short" : `said by ${"me" in todo ? todo.me : ""}`);
    const played = play(stage, world);
    expect(told(played)).toEqual([
      ...["user: question", "first: said by first", "user: Write it\nContext: \nsaid by first"],
      "second: said by second",
    ]);
    expect(played.answer).toBe("in short");
  });
});

describe("a conversation inside another", () => {
  const writer = agent("writer", {
    nested: [chat("critic", { maxTurns: 1 }), chat("editor", { message: "Mend", maxTurns: 1 })],
  });
  const world: World = (todo) => ("me" in todo ? `by ${todo.me}` : "");
  it("is held in order before its owner replies; what the last came to is the reply", () => {
    const stage = stageOf([user, writer, agent("critic"), agent("editor")], [chat("writer", { maxTurns: 1 })]);
    expect(told(play(stage, world))).toEqual([
      ...["user: question", "writer: question", "critic: by critic", "writer: Mend\nContext: \nby critic"],
      ...["editor: by editor", "writer: by editor"],
    ]);
  });

  it("is not held with those who are asked there", () => {
    const talks = [chat("critic", { maxTurns: 2 })];
    const stage = stageOf(
      [user, agent("writer", { nested: talks }), agent("critic")],
      [chat("writer", { maxTurns: 1 })],
    );
    expect(told(play(stage, world)).slice(1)).toEqual([
      ...["writer: question", "critic: by critic", "writer: by writer", "critic: by critic", "writer: by critic"],
    ]);
  });

  it("of agents who ask each other for ever is stopped with a reason", () => {
    const [a, b] = [agent("a", { nested: [chat("b")] }), agent("b", { nested: [chat("c")] })];
    const c = agent("c", { nested: [chat("a")] });
    expect(() => play(stageOf([user, a, b, c], [chat("a")]), world)).toThrow(/nested chats/);
  });
});

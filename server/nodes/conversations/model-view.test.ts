import { expect, it } from "vitest";
import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { TellingNames } from "@/domain/catalogue/telling-names";
import { inTurns } from "./in-turns";
import { modelView } from "./model-view";
import type { Saying } from "./state";
import { agent, stageOf } from "./testing/play";

const stage = stageOf([agent("ann", { name: "Ann Lee" }), agent("bob"), agent("cem")], []);
const call = { id: "1", name: "add", args: { a: 1 } };
const results = [{ id: "1", name: "add", content: "2" }];
const said: Saying[] = [
  { from: "ann", to: "bob", content: "Add it", kind: "agent" },
  { from: "bob", to: "ann", content: "", kind: "tool_call", calls: [call] },
  { from: "ann", to: "bob", content: "2", kind: "tool_result", results },
  { from: "bob", to: "ann", content: "It is 2", kind: "agent" },
  { from: "ann", to: "bob", content: "", kind: "agent" },
];
const seenBy = async (me: string, all = said, names: TellingNames = "beside") =>
  (await modelView(stage, all, me, names)).map((message) => [
    message.type,
    message.name ?? "",
    message.text,
    ...("tool_calls" in message && Array.isArray(message.tool_calls) && message.tool_calls.length > 0 ? ["calls"] : []),
  ]);

it("an agent's model reads its own words as the assistant's, and those of others by name", async () => {
  expect(await seenBy("bob")).toEqual([
    ["human", "Ann_Lee", "Add it"],
    ["ai", "", "", "calls"],
    ["tool", "add", "2"],
    ["ai", "", "It is 2"],
    ["human", "Ann_Lee", "(no answer)"],
  ]);
});

it("others read calls and their results as words, for providers refuse those of tools that they were not told of", async () => {
  expect(await seenBy("cem")).toEqual([
    ["human", "Ann_Lee", "Add it"],
    ["human", "bob", 'add({"a":1})'],
    ["human", "Ann_Lee", "2"],
    ["human", "bob", "It is 2"],
    ["human", "Ann_Lee", "(no answer)"],
  ]);
});

it("a call that nothing answered has been interrupted, and so has one in whose place a person spoke", async () => {
  const spoken: Saying = {
    from: "ann",
    to: "bob",
    content: "No",
    kind: "human",
    results: [{ ...call, content: "USER INTERRUPTED" }],
  };
  const interrupted = [
    ["human", "Ann_Lee", "Add it"],
    ["ai", "", "", "calls"],
    ["tool", "add", "USER INTERRUPTED"],
  ];
  expect(await seenBy("bob", said.slice(0, 2))).toEqual(interrupted);
  expect(await seenBy("bob", [...said.slice(0, 2), spoken])).toEqual([...interrupted, ["human", "Ann_Lee", "No"]]);
});

it("a name that a provider would not read stands in front of the words, and is left away where only one other speaks", async () => {
  const first = said.slice(0, 1);
  expect(await seenBy("bob", first, "inFront")).toEqual([["human", "", "Ann Lee: Add it"]]);
  expect(await seenBy("bob", first, "untold")).toEqual([["human", "", "Add it"]]);
});

it("providers of two parties are told who begins, and to go on, where the model's own word is first or last; each speaks once in a row", async () => {
  const told = async (...messages: (HumanMessage | AIMessage)[]) =>
    (await inTurns([new SystemMessage("s"), ...messages])).map(({ type, text }) => `${type} ${text}`);
  const [own, other] = [new AIMessage("mine"), new HumanMessage("theirs")];
  expect(await told(other, own, other)).toEqual(["system s", "human theirs", "ai mine", "human theirs"]);
  expect(await told(own)).toEqual(["system s", "human (You begin.)", "ai mine", "human (Go on.)"]);
  expect(await told()).toEqual(["system s", "human (You begin.)"]);
  expect(await told(other, other, own, own, other)).toEqual([
    ...["system s", "human theirs\n\ntheirs", "ai mine\n\nmine", "human theirs"],
  ]);
});

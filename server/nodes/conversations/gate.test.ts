import { describe, expect, it } from "vitest";
import { answered, gateOf, promptOf } from "./gate";

type Mode = Parameters<typeof gateOf>[0]["asksPerson"];

// The rules of replies: [mode, replies given, most replies, the message ends the conversation] and what comes of it.
const rows: [Mode, number, number, boolean, string][] = [
  ["ALWAYS", 0, 10, false, "ask, empty replies"],
  ["ALWAYS", 99, 10, false, "ask, empty replies"],
  ["ALWAYS", 0, 10, true, "ask, empty ends"],
  ["ALWAYS", 0, 0, false, "ask, empty is said"],
  ["ALWAYS", 0, 0, true, "ask, empty ends"],
  ["TERMINATE", 0, 10, false, "reply"],
  ["TERMINATE", 9, 10, false, "reply"],
  ["TERMINATE", 10, 10, false, "ask, empty replies"],
  ["TERMINATE", 10, 10, true, "ask, empty ends"],
  ["TERMINATE", 0, 10, true, "ask, empty ends"],
  ["TERMINATE", 0, 0, false, "ask, empty is said"],
  ["TERMINATE", 0, 0, true, "ask, empty ends"],
  ["NEVER", 0, 10, false, "reply"],
  ["NEVER", 9, 10, false, "reply"],
  ["NEVER", 10, 10, false, "end"],
  ["NEVER", 0, 10, true, "end"],
  ["NEVER", 0, 0, false, "end"],
];

const outcomes = { pass: "replies", end: "ends", reply: "is said" } as const;

describe("what comes before an agent's reply", () => {
  it.each(rows)(
    "%s after %i of %i replies, message ends it: %s → %s",
    (asksPerson, replies, mostReplies, isEnd, wanted) => {
      const gate = gateOf({ asksPerson, mostReplies }, replies, isEnd);
      if (gate.kind !== "ask") return expect(gate.kind === "pass" ? "reply" : "end").toBe(wanted);
      expect(`ask, empty ${outcomes[answered(gate, "", mostReplies)]}`).toBe(wanted);
      expect(answered(gate, "words", mostReplies)).toBe("reply");
      expect(answered(gate, "exit", mostReplies)).toBe("end");
    },
  );
});

it("a person is told what Enter and exit do", () => {
  expect(promptOf("replying", "me", "you")).toBe(
    "Replying as me. Provide feedback to you. Press enter to skip and use auto-reply, or type 'exit' to end the conversation:",
  );
  expect(promptOf("skippable", "me", "you")).toContain("Press enter to skip and use auto-reply");
  expect(promptOf("ending", "me", "you")).toBe(
    "Please give feedback to you. Press enter or type 'exit' to stop the conversation:",
  );
});

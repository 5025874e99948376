import { expect, it } from "vitest";
import { leadAsked } from "./lead";

const lead = { name: "", email: "ada@example.com", phone: "" };

it.each([
  [{}, false, "optional"],
  [{}, true, "optional"],
  [{ leadSkipped: true }, false, "no"],
  [{ leadSkipped: true }, true, "required"],
  [{ lead }, true, "no"],
  [{ lead, leadSkipped: true }, true, "no"],
] as const)("a visitor with %j, answered: %s, is asked: %s", (state, answered, asked) => {
  expect(leadAsked(state, answered)).toBe(asked);
});

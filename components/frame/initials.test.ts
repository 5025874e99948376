import { expect, it } from "vitest";
import { initials } from "./initials";

it("takes the first and the last name", () => {
  expect(initials("Ada King Lovelace", "ada@example.com")).toBe("AL");
  expect(initials("Ada", "ada@example.com")).toBe("A");
});

it("falls back to the address", () => {
  expect(initials(" ", "grace.hopper@example.com")).toBe("GH");
});

it("keeps letters outside of the basic plane whole", () => {
  expect(initials("𝒜da", "a@example.com")).toBe("𝒜");
});

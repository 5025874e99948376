import { expect, it } from "vitest";
import { byUrgency, countNodes, importVerdict } from "./import-summary";

const node = (id: string, status: "exact" | "mapped" | "missing") => ({ id, name: id, label: id, status, note: "" });

it("shows what needs a look before what does not", () => {
  const nodes = [node("a", "exact"), node("b", "missing"), node("c", "mapped"), node("d", "exact")];
  expect(byUrgency(nodes).map(({ id }) => id)).toEqual(["b", "c", "a", "d"]);
});

it("says what missing and mapped nodes mean", () => {
  expect(importVerdict(countNodes([node("a", "missing"), node("b", "exact")]))).toMatch(
    /^1 of 2 nodes is not available/,
  );
  expect(importVerdict(countNodes([node("a", "mapped"), node("b", "exact")]))).toMatch(/1 in another version/);
  expect(importVerdict(countNodes([node("a", "exact")]))).toBe("Its one node is available here.");
  expect(importVerdict(countNodes([]))).toMatch(/no nodes/);
});

import { expect, it } from "vitest";
import { isAbandoned, thisOwner } from "./owner";

const now = new Date("2027-01-01T00:00:20Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const own = { owner: thisOwner(), working: new Set(["a"]) };
const left = (id: string, owner: string | null, seconds: number) =>
  isAbandoned({ id, owner, seenAt: ago(seconds) }, now, own);

it("what this process works on, or has taken a moment ago, is not abandoned; what it knows nothing of is", () => {
  expect(left("a", own.owner, 60)).toBe(false);
  expect(left("b", own.owner, 1)).toBe(false);
  expect(left("b", own.owner, 4)).toBe(true);
});

it("what nobody holds, or a process that has died here, is abandoned at once, and what is elsewhere once it is silent", () => {
  expect(left("b", null, 0)).toBe(true);
  expect(left("b", JSON.stringify({ ...JSON.parse(own.owner), started: "1" }), 0)).toBe(true);
  const elsewhere = JSON.stringify({ pid: 1, started: "1", scope: "elsewhere" });
  expect([left("b", elsewhere, 14), left("b", elsewhere, 16)]).toEqual([false, true]);
});

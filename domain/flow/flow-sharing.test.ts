import { expect, it } from "vitest";
import { type FlowLevel, type FlowSharing, levelOf, privateSharing } from "./flow-sharing";

const levels = (
  editors: FlowLevel,
  viewers: "none" | "view",
  people: { id: string; level: "view" | "edit" }[] = [],
): FlowSharing => ({ mode: "levels", editors, viewers, people });

const cases: [string, FlowSharing | null, Record<"editor" | "viewer", FlowLevel>][] = [
  ["nothing", null, { editor: "edit", viewer: "view" }],
  ["looking", { mode: "view" }, { editor: "view", viewer: "view" }],
  ["others by name", { mode: "named", memberIds: ["x"] }, { editor: "view", viewer: "view" }],
  ["these by name", { mode: "named", memberIds: ["editor", "viewer"] }, { editor: "edit", viewer: "view" }],
  ["all roles", levels("edit", "view"), { editor: "edit", viewer: "view" }],
  ["editors looking", levels("view", "view"), { editor: "view", viewer: "view" }],
  ["editors alone", levels("edit", "none"), { editor: "edit", viewer: "none" }],
  ["editors looking alone", levels("view", "none"), { editor: "view", viewer: "none" }],
  ["nobody", privateSharing, { editor: "none", viewer: "none" }],
  [
    "people beyond their role",
    levels("none", "none", [
      { id: "editor", level: "edit" },
      { id: "viewer", level: "edit" },
    ]),
    { editor: "edit", viewer: "view" },
  ],
  [
    "people below their role",
    levels("edit", "view", [{ id: "editor", level: "view" }]),
    { editor: "edit", viewer: "view" },
  ],
];

it.each(cases)("shared with %s, each role may what was said", (_name, sharing, expected) => {
  const flow = { createdBy: "maker", sharing };
  for (const role of ["editor", "viewer"] as const)
    expect([role, levelOf({ userId: role, role }, flow)]).toEqual([role, expected[role]]);
  expect(levelOf({ userId: "owner", role: "owner" }, flow)).toBe("edit");
  expect(levelOf({ userId: "maker", role: "editor" }, flow)).toBe("edit");
  expect(levelOf({ userId: "maker", role: "viewer" }, flow)).toBe("view");
});

it("a program behind which nobody stands sees no more than viewers do", () => {
  expect(levelOf({ userId: null, role: "viewer" }, { createdBy: null, sharing: privateSharing })).toBe("none");
  expect(levelOf({ userId: null, role: "viewer" }, { createdBy: null, sharing: levels("none", "view") })).toBe("view");
});

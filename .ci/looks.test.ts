import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { houseLooks } from "../e2e/looks/house-looks";
import { bareLooks } from "../e2e/looks/screens/bare-looks";
import { standIns } from "../e2e/looks/steady-words";
import { setupLook } from "../e2e/looks/screens/setup-look";

/** The pictures themselves are compared by `npm run test:looks`; that none is missing is checked here, on every run. */
const root = join(import.meta.dirname, "..");
const looks = [...houseLooks, ...bareLooks, setupLook];

/** Dialogs without a picture: what one has to do to see them is the better part of a spec, which looks at them. */
const seenElsewhere = [
  "canvas/inspector/fields/paste-block.tsx",
  "canvas/leave-guard.tsx",
  "canvas/panel/side-panel.tsx",
  "canvas/top-bar/conflict-dialog.tsx",
  "frame/leave-guard.tsx",
  "schema-editor/from-example.tsx",
];

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll(sep, "/"));
const textOf = (file: string): string => readFileSync(join(root, "components", file), "utf8");

test("every page has a picture", () => {
  const routes = filesIn("app")
    .filter((name) => name.endsWith("/page.tsx"))
    .map((name) => name.replace(/\/page\.tsx$/, ""));
  const shown = looks.map(({ route }) => route);
  expect(routes.filter((route) => !shown.includes(route))).toEqual([]);
  expect(shown.filter((route) => !routes.includes(route) && route !== "not-found")).toEqual([]);
});

test("every dialog has a picture, or a reason why not", () => {
  const dialogs = filesIn("components")
    .filter((name) => name.endsWith(".tsx") && !name.startsWith("ui/") && !name.endsWith(".test.tsx"))
    .filter((name) => /<(Dialog|Sheet)Content\b/.test(textOf(name)));
  const known = [...looks.map(({ dialog }) => dialog), ...seenElsewhere];
  expect(dialogs.filter((dialog) => !known.includes(dialog))).toEqual([]);
  expect(known.filter((dialog) => dialog !== undefined && !dialogs.includes(dialog))).toEqual([]);
});

test("each look has a name of its own and a picture that is kept, and every picture has its look", () => {
  const names = looks.map(({ name }) => `${name}.png`);
  const kept = readdirSync(join(root, "e2e/looks/pictures"));
  expect(new Set(names).size).toBe(names.length);
  expect(kept.filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !kept.includes(name))).toEqual([]);
});

test("what stands in pictures for what differs is not replaced itself, or the picture would not come to rest", () => {
  for (const [, words] of standIns) {
    const again = standIns.reduce((now, [pattern, other]) => now.replaceAll(new RegExp(pattern, "g"), other), words);
    expect(again).toBe(words);
  }
});

import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { rawTexts } from "./strings/raw-texts";
import { sourceFiles } from "./strings/source-files";

/** Rules of the house that no linter knows. */
const root = join(import.meta.dirname, "..");
const rooms = ["app", "components", "domain", "server", "e2e", "bench", "sdk", ".ci"];

const files = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.parentPath.split(sep).includes("dist"))
    .filter((entry) => entry.isFile() && [".ts", ".tsx", ".mjs"].includes(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);
const linesOf = (file: string) => readFileSync(join(root, file), "utf8").trimEnd().split("\n").length;

test("nothing is called after what it is not: utilities, helpers, common things or types", () => {
  const dump = /^(utils?|helpers?|common|types?|misc|shared)$/;
  const guilty = files.filter((file) =>
    file.split(sep).some((part) => dump.test(part.replace(/\.(test\.)?(tsx?|mjs)$/, ""))),
  );
  expect(guilty).toEqual([]);
});

test("no folder hides behind a barrel", () => {
  const allowed = [join("server", "data", "schema", "index.ts")];
  const barrels = files.filter((file) => /^index\.(tsx?|mjs)$/.test(basename(file)));
  expect(barrels.filter((file) => !allowed.includes(file))).toEqual([]);
});

test("files stay short: half of them at most 80 lines, nine of ten at most 200", () => {
  const sizes = files
    .filter((file) => !file.includes(".test."))
    .map(linesOf)
    .toSorted((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
});

test("routes are short", () => {
  const long = files.filter((file) => file.startsWith(`app${sep}api`) && linesOf(file) > 60);
  expect(long).toEqual([]);
});

test("specs live in e2e and tests beside their source", () => {
  expect(files.filter((file) => file.includes(".spec.") && !file.startsWith("e2e"))).toEqual([]);
  expect(files.filter((file) => file.includes(".test.") && file.startsWith("e2e"))).toEqual([]);
});

test("every text of the screens goes through t, so that it can be translated (see Style in AGENTS.md)", () => {
  const screens = sourceFiles("app", "components").filter((file) => file.endsWith(".tsx"));
  const raw = screens.flatMap((file) =>
    rawTexts(file, readFileSync(join(root, file), "utf8")).map(({ text, line }) => `${file}:${line} ${text}`),
  );
  expect(raw).toEqual([]);
});

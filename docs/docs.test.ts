import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = [
  "README.md",
  "AGENTS.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Folders whose names make a piece of code in a page a path. */
const room = /^(app|components|domain|server|drizzle|e2e|bench|docs|public|\.ci)\//;
/** Said of a kind of file, or of one that the reader makes. */
const notAFile = /[<*$…]|^server\/nodes\/tools\/dice\.node\.ts$/;

function pathsIn(page: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => relative(root, join(root, dirname(page), target)));
  const mentions = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code).filter((code) => room.test(code));
  return [...links, ...mentions].filter((path) => !notAFile.test(path));
}

test.each(pages)("every path that %s names exists", (page) => {
  expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("every setting is documented, and no other", () => {
  const inCode = namesIn("server/env.ts", /^ {2}([A-Z][A-Z_]+): \{/gm);
  const inExample = namesIn(".env.example", /^# ([A-Z][A-Z_]+)=/gm);
  const inDocs = namesIn("docs/configuration.md", /`([A-Z][A-Z_]{3,})`/g);
  const forTests = ["TEST_DATABASE_URL", "TEST_REDIS_URL", "CHROMIUM_PATH", "PYTHON_PATH"];
  expect(inExample).toEqual(inCode);
  expect(inDocs.filter((name) => !forTests.includes(name))).toEqual(inCode);
});

function namesIn(file: string, pattern: RegExp): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].toSorted();
}

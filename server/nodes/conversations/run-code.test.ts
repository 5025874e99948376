import { expect, it } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import { codeBlocks } from "./code-blocks";
import { runCode } from "./run-code";

const { signal } = new AbortController();
const fenced = (language: string, code: string): string => `Here:\n\`\`\`${language}\n${code}\n\`\`\`\nDone.`;
const run = (text: string, world = {}) => runCode(codeBlocks(text), { runScript, ...world }, signal);

it("runs every block of a message until one fails, and tells what they printed", async () => {
  const text = [
    fenced("js", "console.log('a', {b: 1}); return 2"),
    fenced("javascript", "throw new Error('no')"),
    fenced("js", "3"),
  ];
  expect(await run(text.join("\n"))).toBe('exitcode: 1 (execution failed)\nCode output: a {"b":1}\n2\nError: no');
});

it.each(["await fetch('http://127.0.0.1:1/')", "require('node:fs')", "process.exit(1)", "await import('node:fs')"])(
  "gives a program no way out: %s",
  async (code) => {
    expect(await run(fenced("js", code))).toContain("exitcode: 1 (execution failed)");
  },
);

it("says that a program cannot be read, and what to do about a language that nothing runs", async () => {
  expect(await run(fenced("js", "let let = 1"))).toContain("exitcode: 1 (execution failed)\nCode output: SyntaxError");
  expect(await run(fenced("python", "print(1)"))).toContain("CODE_EXECUTOR_URL");
});

it("hands other languages to the operator's service", async () => {
  const asked: unknown[] = [];
  const world = {
    runCode: async ({ language, code }: { language: string; code: string }) => (
      asked.push([language, code]),
      { exitCode: 0, output: "1" }
    ),
  };
  expect(await run(fenced("Python", "print(1)"), world)).toBe("exitcode: 0 (execution succeeded)\nCode output: 1");
  expect(asked).toEqual([["python", "print(1)\n"]]);
});

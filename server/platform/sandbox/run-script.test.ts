import { describe, expect, test } from "vitest";
import { runScript } from "./run-script";

const run = (code: string, globals: Record<string, unknown> = {}, timeoutMs = 1000): Promise<unknown> =>
  runScript({ code, globals, timeoutMs });

describe("honest scripts", () => {
  test("values go in and come out as JSON", async () => {
    expect(await run("return { sum: $input.a + $input.b, list: [1, null, 'x'] }", { $input: { a: 1, b: 2 } })).toEqual({
      sum: 3,
      list: [1, null, "x"],
    });
  });

  test("a script may await and use its own async functions", async () => {
    expect(await run("const later = async (n) => n * 2; return await later(21)")).toBe(42);
  });

  test("a script without return gives nothing", async () => {
    expect(await run("const a = 1")).toBeUndefined();
  });

  test("logging does no harm", async () => {
    expect(await run("console.log('x'); console.error({}); return 1")).toBe(1);
  });

  test("an error keeps its message", async () => {
    await expect(run("throw new TypeError('no such city')")).rejects.toMatchObject({
      code: "unprocessable",
      message: "The script failed: TypeError: no such city",
    });
  });

  test("a syntax error is told in words", async () => {
    await expect(run("return }{")).rejects.toThrow(/SyntaxError/);
  });

  test("nothing is left behind for the next script", async () => {
    await run("globalThis.left = 1; Array.prototype.map = () => 'broken'; JSON.parse = () => 'broken'");
    expect(await run("return [typeof left, [1].map((n) => n + 1)]")).toEqual(["undefined", [2]]);
  });
});

describe("hostile scripts", () => {
  test.each(["process", "Buffer", "WebAssembly", "importScripts", "module", "__globals", "__code"])(
    "%s does not exist",
    async (name) => {
      expect(await run(`return typeof ${name}`)).toBe("undefined");
    },
  );

  test("constructors lead nowhere", async () => {
    const code = "return [typeof this.constructor.constructor('return process')]";
    await expect(run(code)).resolves.toEqual(["function"]);
    await expect(run("return this.constructor.constructor('return process')()")).rejects.toThrow(
      /'process' is not defined/,
    );
    await expect(run("return (async()=>{}).constructor('return process.env')()")).rejects.toThrow(
      /'process' is not defined/,
    );
  });

  test.each([
    "return require('fs')",
    "return fetch('http://127.0.0.1')",
    "return await import('node:fs')",
    "setTimeout(() => 1, 1)",
  ])("%s fails", async (code) => {
    await expect(run(code)).rejects.toMatchObject({ code: "unprocessable" });
  });

  test.each([
    "while (true) {}",
    "for (;;) await null",
    "const f = () => Promise.resolve().then(f); return await f()",
    "return /(a+)+$/.test('a'.repeat(40) + 'b')",
    "return [1, 2].sort(() => { while (true) {} })",
  ])("%s is stopped at the deadline", async (code) => {
    await expect(run(code, {}, 300)).rejects.toMatchObject({ code: "timed_out", nature: "author" });
  });

  test.each([
    "const a = []; while (true) a.push('x'.repeat(1e6) + a.length)",
    "return new Uint8Array(1e9).length",
    "let s = 'x'; while (true) s += s",
    "return JSON.stringify(Array.from({ length: 1e7 }, (_, i) => ({ i })))",
  ])("%s meets the memory's ceiling", async (code) => {
    await expect(run(code, {}, 5000)).rejects.toMatchObject({ code: "unprocessable" });
  });

  test.each([
    "const f = () => f() + 1; return f()",
    "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a",
    "return JSON.parse('['.repeat(1e5))",
    "const o = { toString() { return `${this}` } }; return `${o}`",
    "const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.x",
  ])("%s is told apart from a crash", async (code) => {
    // Looking for cycles in deep things takes the interpreter seconds.
    await expect(run(code, {}, 20_000)).rejects.toMatchObject({ code: "unprocessable" });
  });

  test("a promise that nothing settles ends the script at once", async () => {
    await expect(run("await new Promise(() => {})", {}, 5000)).rejects.toThrow(
      "The script waits for a promise that nothing settles.",
    );
  });

  test("a result that is too large is refused", async () => {
    await expect(run("return 'x'.repeat(2e6)")).rejects.toThrow("more than a million characters");
  });

  test("a result that pretends to be JSON text stays a value", async () => {
    expect(await run("return { toJSON: () => ({ __proto__: null, constructor: 'x' }) }")).toEqual({ constructor: "x" });
  });

  test("spoiling JSON inside does not spoil the answer", async () => {
    expect(await run("JSON.stringify = () => '{'; return { ok: true }")).toEqual({ ok: true });
  });

  test("an aborted script ends with the reason given", async () => {
    const controller = new AbortController();
    const running = runScript({ code: "while (true) {}", globals: {}, timeoutMs: 20_000, signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(running).rejects.toThrow("gone");
    expect(await run("return 1")).toBe(1);
  });

  test("fifty at once all end, and the event loop goes on turning", async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const bombs = [
      "while (true) {}",
      "const a = []; while (true) a.push(new Array(1e5).fill(1))",
      "const f = () => f() + 1; return f()",
    ];
    const all = Array.from({ length: 50 }, (_, i) => run(bombs[i % bombs.length] ?? "", {}, 100));
    const settled = await Promise.allSettled(all);
    clearInterval(ticking);
    expect(settled.map((one) => one.status)).toEqual(Array.from({ length: 50 }, () => "rejected"));
    expect(turns).toBeGreaterThan(50);
    expect(await run("return 'still here'")).toBe("still here");
  });
});

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { askingFlow } from "@/server/http/testing/asking-flow";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";

/** The command as it is published, one file run by plain Node, against a server. */
let command: string;
let home: string;
let folder: string;
let api: TestApi;
let model: ModelServer;
let key: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "weft-home-"));
  command = join(home, "weft.cjs");
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, "../../build-command.mjs"), command]);
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "30" }), startModelServer()]);
  key = await api.makeKey(["predict", "manage"]);
}, 60_000);
beforeEach(async () => {
  folder = await mkdtemp(join(home, "work-"));
});
afterAll(async () => {
  await Promise.all([api.close(), model.close(), rm(home, { recursive: true, force: true })]);
});

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

function weft(
  args: string,
  { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const words = [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { ...process.env, XDG_CONFIG_HOME: home, WEFT_URL: api.origin, WEFT_API_KEY: key, NO_COLOR: "1", ...env },
  });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (piece: Buffer) => (ran.out += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (ran.err += piece.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...ran, code })));
}

const flowFile = (name: string): Promise<string> => readFile(join(folder, "flows", name), "utf8");
const changeFile = async (name: string, from: string | RegExp, to: string) =>
  writeFile(join(folder, "flows", name), (await flowFile(name)).replace(from, to));
const rename = (id: string, name: string) =>
  fetch(`${api.origin}/api/v1/chatflows/${id}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
const note = (text: string) => draw([node("stickyNote_0", { label: "Note", inputs: { note: text } })]);

describe("pull and push", () => {
  it("bring a flow to a file and back, as new versions of it", async () => {
    const id = await api.makeFlow(note("first"));
    await rename(id, "My Flöw");
    expect(await weft(`pull ${id}`)).toMatchObject({ code: 0, out: "flows/my-flow.json\n" });
    expect(await readdir(join(folder, "flows"))).toEqual([".weft.json", "my-flow.json"]);
    expect(await weft("push")).toMatchObject({ code: 0, out: "unchanged  flows/my-flow.json\n" });
    expect(await weft("diff")).toMatchObject({ code: 0, out: "" });
    await changeFile("my-flow.json", '"first"', '"second"');
    const different = await weft("diff");
    expect(different).toMatchObject({ code: 1, err: "" });
    expect(different.out).toBe(
      "flows/my-flow.json\n  ~ Note (stickyNote_0)\n      inputs.note\n        - first\n        + second\n",
    );
    expect(JSON.parse((await weft("diff --json")).out)).toMatchObject([
      {
        id,
        isNew: false,
        changed: [{ id: "stickyNote_0", fields: [{ field: "inputs.note", before: "first", after: "second" }] }],
      },
    ]);
    const looked = await weft("push --dry-run");
    expect(looked.out).toMatch(/^would change {2}flows\/my-flow\.json\n {2}exact {3}Note/);
    expect(await weft("push flows/my-flow.json")).toMatchObject({
      code: 0,
      out: "changed  flows/my-flow.json  v2 (published: 1)\n",
    });
    expect(await weft("push --publish")).toMatchObject({ out: "changed  flows/my-flow.json  v2 (published)\n" });
    expect(await weft("diff")).toMatchObject({ code: 0 });
  });

  it("leave what was changed on the server since as it is, unless they are told otherwise", async () => {
    const id = await api.makeFlow(note("first"));
    await rename(id, "Shared");
    await weft(`pull ${id}`);
    await changeFile("shared.json", '"first"', '"mine"');
    await rename(id, "Theirs");
    const refused = await weft("push");
    expect(refused).toMatchObject({ code: 1, out: "conflict   flows/shared.json\n" });
    expect(refused.err).toContain("was changed on the server since you pulled it");
    expect(await weft("push --force")).toMatchObject({ code: 0 });
    expect((await weft("diff")).code).toBe(0);
  });

  it("make what is new, and give its file the id", async () => {
    const file = {
      name: "Fresh",
      nodes: [{ id: "stickyNote_0", data: { name: "stickyNote", label: "N", version: 2 } }],
      edges: [],
    };
    await weft(`pull ${await api.makeFlow(note("x"))}`);
    await writeFile(join(folder, "flows", "fresh.json"), JSON.stringify(file));
    expect((await weft("diff flows/fresh.json")).out).toContain("flows/fresh.json (new)\n  + N (stickyNote_0)");
    expect((await weft("push flows/fresh.json")).out).toBe("made  flows/fresh.json  v1 (published)\n");
    const { id, name } = JSON.parse(await flowFile("fresh.json"));
    expect([typeof id, name]).toEqual(["string", "Fresh"]);
    expect((await weft("push flows/fresh.json")).out).toBe("unchanged  flows/fresh.json\n");
    expect((await weft("list")).out).toContain(`${id}  chatflow   v1  Fresh`);
  });

  it("take every flow, with the same bytes each time", async () => {
    expect((await weft("pull --all")).code).toBe(0);
    const names = (await readdir(join(folder, "flows"))).filter(
      (name) => name.endsWith(".json") && !name.startsWith("."),
    );
    expect(names.length).toBeGreaterThan(2);
    const before = await Promise.all(names.map(flowFile));
    await weft("pull");
    expect(await Promise.all(names.map(flowFile))).toEqual(before);
  });
});

describe("run", () => {
  it("prints the answer as it comes, or the whole reply", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin));
    model.script({ text: "Machines that learn." });
    expect(await weft(`run ${id} "What is that?"`)).toMatchObject({ code: 0, out: "Machines that learn.\n" });
    model.script({ text: "Machines that learn." });
    expect(JSON.parse((await weft(`run ${id} Again --session s1 --json`)).out)).toMatchObject({
      text: "Machines that learn.",
      sessionId: "s1",
    });
  });

  it("asks whoever started it where a run waits for a person", async () => {
    const id = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const gone = await weft(`run ${id} "a mail"`, { input: "r\nnot now\n" });
    expect(gone).toMatchObject({ code: 0, out: expect.stringContaining("dropped: not now") });
    const waiting = await weft(`run ${id} "a mail"`);
    expect([waiting.code, waiting.err]).toEqual([3, expect.stringContaining("waits for a person")]);
  });

  it("says what is wrong with what was typed", async () => {
    const wrong = await Promise.all([
      weft("run"),
      weft("run nobody hello"),
      weft("run x --colour red"),
      weft("dance"),
      weft("list", { env: { WEFT_API_KEY: "wrong" } }),
      weft("list", { env: { WEFT_URL: "http://127.0.0.1:9" } }),
    ]);
    const words = [
      "Which flow?",
      "no flow called “nobody”",
      "weft run --help",
      "no command “dance”",
      "weft login",
      "server running?",
    ];
    expect(wrong.map(({ code }) => code)).toEqual(words.map(() => 2));
    for (const [n, said] of words.entries()) expect(wrong[n]?.err).toContain(said);
  });
});

describe("test", () => {
  const yaml = (flow: string) => `
flow: ${flow}
tests:
  - name: drops it
    turns:
      - question: a mail
        expect:
          steps: [startAgentflow_0]
      - decide: { type: reject, feedback: later }
        expect:
          contains: [dropped, later]
          notContains: sent
          matches: /^DROPPED/i
  - name: fails on purpose
    question: a mail
    expect:
      equals: something else
      steps: [startAgentflow_0, Nowhere]
`;

  it("checks answers turn by turn and says what is not as expected", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    await weft(`pull ${flow}`);
    await writeFile(join(folder, "flows", "asks.test.yaml"), yaml(flow));
    const told = await weft("test");
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/✓ drops it [\s\S]*✗ fails on purpose/);
    expect(told.out).toContain("The answer is not “something else”.");
    expect(told.out).toContain("Step “Nowhere” was not visited after “startAgentflow_0”.");
    const file = await weft("test flows/asks.test.yaml --reporter junit -o out.xml");
    expect(file.code).toBe(1);
    const xml = await readFile(join(folder, "out.xml"), "utf8");
    expect(xml).toContain('<testsuite name="flows/asks.test.yaml" tests="2" failures="1"');
    expect(xml).toContain('name="fails on purpose"');
  });

  it("holds an answer to a JSON schema, and passes with exit code 0", async () => {
    const flow = await api.makeFlow(conversationFlow(model.origin));
    const schema = { type: "object", required: ["n"], properties: { n: { type: "number" } } };
    const file = (n: unknown) =>
      JSON.stringify({ flow, tests: [{ question: `n ${String(n)}`, expect: { jsonSchema: schema } }] });
    await weft(`pull ${flow}`);
    await writeFile(join(folder, "flows", "n.test.json"), file(1));
    model.script({ text: '```json\n{"n": 4}\n```' });
    expect((await weft("test")).code).toBe(0);
    model.script({ text: '{"n": "four"}' });
    const wrong = await weft("test");
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining("answer/n must be number")]);
  });

  it("refuses a file in which something is spelled wrong", async () => {
    await writeFile(join(folder, "a.test.yaml"), "flow: x\ntests:\n  - question: hi\n    expect: { contain: hi }\n");
    expect(await weft("test a.test.yaml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("“contain” is not known"),
    });
  });
});

it("import says what became of each node, and export prints the file", async () => {
  const file = { nodes: [{ id: "tideTable_0", data: { name: "tideTable", label: "Tides", version: 1 } }], edges: [] };
  await writeFile(join(folder, "tides.json"), JSON.stringify(file));
  const looked = await weft("import tides.json --dry-run");
  expect(looked.out).toMatch(/^tides\.json\n {2}missing Tides \(tideTable_0\)\n/);
  const made = await weft("import tides.json");
  const id = /made {2}(\S+) {2}tides/.exec(made.out)?.[1] ?? "";
  expect(JSON.parse((await weft("export tides")).out)).toMatchObject({ id, name: "tides" });
});

it("login keeps the key where only its owner reads it, and later commands use it", async () => {
  const bare = { env: { XDG_CONFIG_HOME: join(home, "login") } };
  expect((await weft(`login --url ${api.origin} --key ${key}`, bare)).code).toBe(0);
  const kept = join(home, "login", "weft", "settings.json");
  expect((await stat(kept)).mode & 0o077).toBe(0);
  expect(JSON.parse(await readFile(kept, "utf8"))).toEqual({ url: api.origin, key });
  expect((await weft("login --url x", { ...bare, input: "wrong\n" })).code).toBe(2);
});

it("each command says how it is used", async () => {
  const names = ["login", "list", "pull", "push", "diff", "run", "test", "import", "export"];
  const [overview, ...helps] = await Promise.all([weft("--help"), ...names.map((name) => weft(`${name} --help`))]);
  expect(overview?.code).toBe(0);
  for (const [n, name] of names.entries()) {
    expect(overview?.out).toContain(`  ${name}`);
    expect(helps[n]?.out).toContain(`Usage: weft ${name}`);
  }
});

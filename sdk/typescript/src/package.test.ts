import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { chatSample } from "../../testing/docs-samples.js";

/** The package as others get it: packed, unpacked in an empty folder, and run by plain Node. */
const source = join(import.meta.dirname, "..");
const run = promisify(execFile);

let folder: string;
let packed: string[];
let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-package-"));
  await run("npm", ["run", "--silent", "build"], { cwd: source });
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: source,
  });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path }) => path);
  // Under the name that the sample imports, as `npm install ciniterflow-sdk@npm:@weft/client` puts it.
  const installed = join(folder, "node_modules", "ciniterflow-sdk");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", installed]);
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict"]);
}, 120_000);
beforeEach(() => model.script({ text: "Machines that learn." }));
afterAll(async () => {
  await Promise.all([api.close(), model.close(), rm(folder, { recursive: true, force: true })]);
});

/** Runs a program of the documentation with only the address, the flow and the key put in. */
async function runSample(sample: string): Promise<string> {
  const file = join(folder, "sample.mjs");
  const text = sample
    .replaceAll("https://flow.ciniter.com", api.origin)
    .replaceAll("your-flow-id", flowId)
    .replaceAll("your-api-key", key);
  await writeFile(file, text);
  return (await run(process.execPath, [file])).stdout;
}

describe("the package", () => {
  it("holds what it needs, types and licence with it, and nothing else", async () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        ...["LICENSE", "README.md", "package.json", "dist/weft-client.js", "dist/weft-client.d.ts"],
        ...["dist/open-file.js", "dist/open-file.d.ts", "dist/weft.cjs", "dist/weft.cjs.LICENSES.txt"],
      ]),
    );
    expect(packed.filter((path) => /test|src\/|tsconfig/.test(path))).toEqual([]);
    const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    expect(Object.keys(manifest).filter((name) => /dependencies/i.test(name))).toEqual([]);
    // A name with a scope would be published for its owners only.
    expect(manifest.publishConfig).toEqual({ access: "public" });
  });

  it("asks a flow as the documentation's example for its client does", async () => {
    const printed = await runSample(`
import { CiniterFlowClient } from 'ciniterflow-sdk';

const client = new CiniterFlowClient({
  baseUrl: 'https://flow.ciniter.com',
  apiKey: 'your-api-key'
});

const response = await client.createPrediction({
  chatflowId: 'your-flow-id',
  question: 'What is machine learning?',
  streaming: false
});

console.log(response);
`);
    expect(printed).toContain("text: 'Machines that learn.'");
    expect(printed).toContain("question: 'What is machine learning?'");
  });

  it("brings the command line, which says its version", async () => {
    const { stdout } = await run(process.execPath, [
      join(folder, "node_modules/ciniterflow-sdk/dist/weft.cjs"),
      "--version",
    ]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("is not needed: the documentation's example with fetch works as well", async () => {
    const printed = await runSample(`
const response = await fetch(
  'https://flow.ciniter.com/api/v1/prediction/your-flow-id',
  {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Authorization': 'Bearer your-api-key'
    },
    body: JSON.stringify({ question: 'Hello! What can you help me with?' })
  }
);

const result = await response.json();
console.log(result);
`);
    expect(printed).toContain("text: 'Machines that learn.'");
  });

  it("streams, and sends a file by its path", async () => {
    await writeFile(join(folder, "photo.png"), new Uint8Array([137, 80, 78, 71]));
    const printed = await runSample(`
import { WeftClient } from 'ciniterflow-sdk';
import { openFile } from 'ciniterflow-sdk/open-file';

const client = new WeftClient({ baseUrl: 'https://flow.ciniter.com', apiKey: 'your-api-key' });
const uploads = [await openFile(${JSON.stringify(join(folder, "photo.png"))})];
for await (const piece of client.stream('your-flow-id', 'What is this?', { uploads })) console.log(piece);
`);
    expect(printed).toBe("Machines \nthat \nlearn.\n");
  });

  it("holds a chat over one connection as the documentation shows it, with its own names for the package", async () => {
    const modules = join(import.meta.dirname, "../../../node_modules");
    await mkdir(join(folder, "node_modules", "@weft"), { recursive: true });
    await symlink("../ciniterflow-sdk", join(folder, "node_modules", "@weft", "client"));
    // The program brings it along where Node has no WebSocket of its own.
    await mkdir(join(folder, "node_modules", "ciniterflow-sdk", "node_modules"));
    await symlink(join(modules, "ws"), join(folder, "node_modules", "ciniterflow-sdk", "node_modules", "ws"));
    const file = join(folder, "chat.mjs");
    await writeFile(file, chatSample("ts", api.origin));
    const { stdout } = await run(process.execPath, [file], { env: { ...process.env, KEY: key, FLOW: flowId } });
    expect(stdout).toBe("user: What is a loom?\nassistant: Machines that learn.\n");
  });

  it("brings types that strict programs compile with", async () => {
    await writeFile(
      join(folder, "typed.mts"),
      `
import { FlowiseClient, type StreamEvent, WeftError } from "ciniterflow-sdk";

const client = new FlowiseClient({ baseUrl: "http://localhost:3000" });
const reply = await client.createPrediction({ chatflowId: "f", question: "q", streaming: false });
export const text: string = reply.text;
for await (const event of await client.createPrediction({ chatflowId: "f", question: "q", streaming: true })) {
  if (event.event === "nextAgentFlow") event.data.nodeLabel satisfies string;
  // @ts-expect-error: a token's data is a text
  if (event.event === "token") event.data satisfies number;
}
export const status = (error: unknown): number | undefined => (error instanceof WeftError ? error.status : undefined);
export type Name = StreamEvent["event"];
`,
    );
    const modules = join(import.meta.dirname, "../../../node_modules");
    await symlink(join(modules, "@types"), join(folder, "node_modules", "@types"));
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"];
    const compiling = run(process.execPath, [join(modules, "typescript/bin/tsc"), ...options, "typed.mts"], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    expect((await compiling).stdout).toBe("");
  });
});

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/**
 * A linter that quietly stopped looking reports nothing, like a linter with nothing to report. So it is shown a tree
 * of legal files, which it must leave alone, and of illegal ones, each of which it must refuse for the stated rule.
 */
const root = join(import.meta.dirname, "..");

const legal: Record<string, string> = {
  "domain/flow/graph.ts": "export const graph = 1;\nexport interface Graph {\n  a: 1;\n}\n",
  "server/engine/ports.ts": `import { graph } from "@/domain/flow/graph";\nimport type { Made } from "@/server/nodes/make";\nexport interface Port {\n  a: typeof graph;\n  m?: Made;\n}\nexport const port = graph;\n`,
  "server/nodes/make.ts": `import type { Port } from "@/server/engine/ports";\nexport type Made = { port: Port };\n`,
  "server/nodes/models/ok.node.ts": `import type { ChatOpenAI } from "@langchain/openai";\nimport { z } from "zod";\nexport const schema = z.string();\nexport async function create(): Promise<ChatOpenAI> {\n  const { ChatOpenAI: Model } = await import("@langchain/openai");\n  return new Model();\n}\n`,
  "server/env.ts": `import { z } from "zod";\nexport const port = z.string().parse(process.env["PORT"]);\n`,
  "server/data/client.ts": `import { eq } from "drizzle-orm";\nimport type { Port } from "@/server/engine/ports";\nexport const db = eq;\nexport type P = Port;\n`,
  "server/services/flows/create-flow.ts": `import { eq } from "drizzle-orm";\nimport { graph } from "@/domain/flow/graph";\nimport { db } from "@/server/data/client";\nimport { port } from "@/server/engine/ports";\nexport const createFlow = [eq, graph, db, port];\n`,
  "server/api/root.ts": `import { initTRPC } from "@trpc/server";\nimport { createFlow } from "@/server/services/flows/create-flow";\nexport const router = [initTRPC, createFlow];\nexport type AppRouter = typeof router;\n`,
  "server/http/route.ts": `import { createFlow } from "@/server/services/flows/create-flow";\nexport const route = createFlow;\n`,
  "server/runtime.ts": `import { db } from "@/server/data/client";\nimport { port } from "@/server/engine/ports";\nimport { port as number } from "@/server/env";\nexport const runtime = [db, port, number];\n`,
  "components/words/t.ts": `import { IntlMessageFormat } from "intl-messageformat";\nexport const t = IntlMessageFormat;\n`,
  "components/trpc/client.ts": `import { t } from "@/components/words/t";\nimport type { AppRouter } from "@/server/api/root";\nexport const client: AppRouter | null = null;\nexport const said = t;\n`,
  "components/canvas/canvas.tsx": `import { client } from "@/components/trpc/client";\nimport { graph } from "@/domain/flow/graph";\nexport const canvas = [graph, client];\n`,
  "app/page.tsx": `import { canvas } from "@/components/canvas/canvas";\nexport default function Page() {\n  return <p>{canvas.length}</p>;\n}\n`,
  "sdk/typescript/src/frames.ts": `export const frames = 1;\n`,
  "sdk/typescript/src/client.ts": `import { frames } from "./frames.js";\nexport const client = frames;\n`,
  "sdk/typescript/src/open-file.ts": `import { readFile } from "node:fs/promises";\nexport const openFile = readFile;\n`,
  "app/api/v1/ping/route.ts": `import { route } from "@/server/http/route";\nexport const GET = () => route;\n`,
};

const boundary = "boundaries(dependencies)";
const take = (name: string, from: string) => `import { ${name} } from "${from}";\nexport const taken = ${name};\n`;

/** Path, source, and the one rule that must refuse it. */
const illegal: readonly (readonly [path: string, source: string, rule: string])[] = [
  ["domain/flow/takes-engine.ts", take("port", "@/server/engine/ports"), boundary],
  ["domain/flow/takes-react.ts", take("useState", "react"), boundary],
  ["domain/flow/takes-files.ts", take("readFileSync", "node:fs"), boundary],
  ["server/engine/takes-data.ts", take("db", "@/server/data/client"), boundary],
  ["server/engine/takes-next.ts", take("headers", "next/headers"), boundary],
  ["server/engine/takes-files.ts", take("readFileSync", "node:fs"), boundary],
  ["server/engine/takes-sdk.ts", take("ChatOpenAI", "@langchain/openai"), boundary],
  ["server/engine/takes-env.ts", take("port", "@/server/env"), boundary],
  ["server/engine/reads-process.ts", `export const taken = process.pid;\n`, "eslint(no-restricted-globals)"],
  ["server/http/reads-environment.ts", `export const taken = process.env["X"];\n`, "eslint(no-restricted-properties)"],
  [
    "server/services/reads-process.ts",
    `export { env as taken } from "node:process";\n`,
    "eslint(no-restricted-imports)",
  ],
  ["server/nodes/tools/takes-sdk.node.ts", take("ChatOpenAI", "@langchain/openai"), boundary],
  ["server/nodes/tools/takes-data.node.ts", take("db", "@/server/data/client"), boundary],
  [
    "server/nodes/tools/fetches.node.ts",
    `export const taken = () => fetch("http://x");\n`,
    "eslint(no-restricted-globals)",
  ],
  ["server/services/takes-next.ts", take("headers", "next/headers"), boundary],
  ["server/services/takes-http.ts", take("route", "@/server/http/route"), boundary],
  ["server/data/takes-engine.ts", take("port", "@/server/engine/ports"), boundary],
  ["server/api/takes-data.ts", take("db", "@/server/data/client"), boundary],
  ["server/http/takes-drizzle.ts", take("eq", "drizzle-orm"), boundary],
  ["components/flows/takes-service.tsx", take("createFlow", "@/server/services/flows/create-flow"), boundary],
  ["components/flows/reexports-data.tsx", `export { db } from "@/server/data/client";\n`, boundary],
  ["components/flows/loads-data.tsx", `export const taken = () => import("@/server/data/client");\n`, boundary],
  ["components/flows/takes-sdk.tsx", take("ChatOpenAI", "@langchain/openai"), boundary],
  [
    "components/flows/takes-router.tsx",
    `import type { AppRouter } from "@/server/api/root";\nexport const taken: AppRouter | null = null;\n`,
    boundary,
  ],
  ["components/words/takes-screen.ts", take("canvas", "@/components/canvas/canvas"), boundary],
  ["components/trpc/takes-screen.ts", take("canvas", "@/components/canvas/canvas"), boundary],
  ["sdk/typescript/src/takes-domain.ts", take("graph", "@/domain/flow/graph"), boundary],
  ["sdk/typescript/src/takes-package.ts", take("z", "zod"), boundary],
  ["sdk/typescript/src/takes-files.ts", take("readFile", "node:fs/promises"), boundary],
  ["sdk/typescript/src/takes-bytes.ts", `export const taken = Buffer.from("x");\n`, "eslint(no-restricted-globals)"],
  ["components/takes-sdk.tsx", take("client", "@/sdk/typescript/src/client"), boundary],
  ["app/takes-data.tsx", take("db", "@/server/data/client"), boundary],
  ["app/api/v1/takes-data/route.ts", take("db", "@/server/data/client"), boundary],
  [
    "domain/flow/circle-a.ts",
    `import { b } from "./circle-b";\nexport const a = (): unknown => b;\n`,
    "import(no-cycle)",
  ],
  [
    "domain/flow/circle-b.ts",
    `import { a } from "./circle-a";\nexport const b = (): unknown => a;\n`,
    "import(no-cycle)",
  ],
  [
    "domain/flow/any.ts",
    `export const taken = (value: any): string => String(value);\n`,
    "typescript(no-explicit-any)",
  ],
  [
    "domain/flow/unproven.ts",
    `export const taken = (text: string): string => {\n  const value = JSON.parse(text);\n  return String(value);\n};\n`,
    "typescript(no-unsafe-assignment)",
  ],
  [
    "domain/flow/bang.ts",
    `export const taken = (values: string[]): string => values[0]!;\n`,
    "typescript(no-non-null-assertion)",
  ],
  [
    "domain/flow/forgotten.ts",
    `export function taken(work: () => Promise<void>): void {\n  work();\n}\n`,
    "typescript(no-floating-promises)",
  ],
  ["domain/flow/long.ts", `${"// line\n".repeat(401)}export const taken = 1;\n`, "eslint(max-lines)"],
  [
    "domain/flow/long-function.ts",
    `export function taken(): number[] {\n  const list: number[] = [];\n${"  list.push(1);\n".repeat(60)}  return list;\n}\n`,
    "eslint(max-lines-per-function)",
  ],
  ["domain/flow/CamelCase.ts", "export const taken = 1;\n", "unicorn(filename-case)"],
  [
    "components/flows/raw-html.tsx",
    `export const Raw = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />;\n`,
    "react(no-danger)",
  ],
  [
    "components/flows/no-alternative.tsx",
    `export const Picture = () => <input type="image" src="/a.png" />;\n`,
    "jsx-a11y(alt-text)",
  ],
  [
    "domain/flow/skipped.test.ts",
    `import { expect, test } from "vitest";\ntest.skip("is left out", () => {\n  expect(1).toBe(1);\n});\n`,
    "vitest(no-disabled-tests)",
  ],
];

interface Finding {
  filename: string;
  code: string;
}

let tree = "";
let findings: Finding[] = [];

async function write(path: string, source: string): Promise<void> {
  const file = join(tree, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, source);
}

/** Exit code 1 only means that there were findings. */
const lint = (): Promise<string> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, "node_modules/oxlint/bin/oxlint"), "--type-aware", "--format", "json"],
      { cwd: tree, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout) => resolve(stdout),
    );
  });

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "weft-lint-"));
  await cp(join(root, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
  await cp(join(root, "tsconfig.json"), join(tree, "tsconfig.json"));
  await write("domain/assert-never.ts", await readFile(join(root, "domain/assert-never.ts"), "utf8"));
  await symlink(join(root, "node_modules"), join(tree, "node_modules"));
  for (const [path, source] of Object.entries(legal)) await write(path, source);
  for (const [path, source] of illegal) await write(path, source);
  const report = JSON.parse(await lint()) as { diagnostics: Finding[] };
  findings = report.diagnostics;
}, 60_000);

afterAll(() => rm(tree, { recursive: true, force: true }));

test("legal imports are left alone", () => {
  expect(findings.filter((finding) => finding.filename in legal)).toEqual([]);
});

test.each(illegal)("%s is refused", (path, _source, rule) => {
  const codes = findings.filter((finding) => finding.filename === path).map((finding) => finding.code);
  expect([...new Set(codes)]).toEqual([rule]);
});

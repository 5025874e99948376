import type { Draft } from "./draft";

/** Versions under which exported projects were tried: those of this server. */
export const versions: Readonly<Record<string, string>> = {
  "@langchain/anthropic": "1.5.11",
  "@langchain/core": "1.4.0",
  "@langchain/google": "0.2.1",
  "@langchain/langgraph": "1.7.3",
  "@langchain/ollama": "1.3.0",
  "@langchain/openai": "1.5.8",
  "js-tiktoken": "1.0.21",
  json5: "2.2.3",
  mathjs: "15.2.0",
  postgres: "3.4.9",
  "quickjs-emscripten": "0.32.0",
  zod: "4.6.7",
  "@types/node": "20.19.43",
  typescript: "7.0.2",
};

const always = ["@langchain/core", "@langchain/langgraph"];

export function packageJson(files: readonly { text: string }[], name: string): string {
  const used = [...new Set([...always, ...files.flatMap(({ text }) => packagesOf(text))])].toSorted();
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((each) => [each, versions[each]]));
  return json({
    name: slug(name),
    version: "1.0.0",
    private: true,
    type: "module",
    engines: { node: ">=20" },
    scripts: { build: "tsc", start: "node --env-file-if-exists=.env dist/main.js" },
    dependencies: pick(used),
    devDependencies: pick(["@types/node", "typescript"]),
  });
}

/** Packages that a file imports from. */
const packagesOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|\}) .*? ?from "((?:@[^/"]+\/)?[^/".]+)/gm)].flatMap(([, name = ""]) =>
    Object.hasOwn(versions, name) ? [name] : [],
  );

export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60) || "flow";

export const tsconfig = (): string =>
  json({
    compilerOptions: {
      ...{ target: "ES2023", module: "NodeNext", moduleResolution: "NodeNext", lib: ["ES2023"], types: ["node"] },
      ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: false, skipLibCheck: true },
      ...{ rootDir: "src", outDir: "dist" },
    },
    include: ["src"],
  });

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const environmentExample = ({ environment }: Draft): string =>
  [...environment].map(([name, what]) => `# ${oneLine(what)}\n${name}=\n`).join("\n");

/** What the project is, what it needs, and what was left out. */
export function readme(draft: Draft, name: string, files: readonly { path: string }[]): string {
  const needed = [...draft.environment].map(([key, what]) => `- \`${key}\`: ${plain(what)}`);
  const missing = draft.leftOut.map(({ label, reason }) => `- **${plain(label)}**: ${plain(reason)}`);
  const scripts = files.some(({ path }) => path === "src/steps/script.ts");
  return (
    [
      `# ${plain(name)}`,
      "A flow drawn in Weft, as a graph of LangGraph in TypeScript.",
      '```sh\nnpm install\nnpm run build\nnpm start -- "Your question"\n```',
      "Without a question `npm start` is a conversation. In a program of your own, `ask` and `resume` of `src/ask.ts` do the same; the graph is in `src/flow.ts`.",
      ...(draft.features.has("limit")
        ? [
            "A run that waits for a person for a limited time says until when (`waiting.until`). Call `resume` then, with whatever: what its author set for that case is done.",
          ]
        : []),
      ...(needed.length > 0
        ? [
            "## Environment",
            "Keys are never part of the export. Set these, for instance in a file `.env` (see `.env.example`):",
            needed.join("\n"),
          ]
        : []),
      "Variables of the workspace (`{{$vars.name}}`) are read as `VAR_name`.",
      ...(missing.length > 0
        ? [
            "## Left out",
            "These steps have no counterpart outside of the server. A run that comes to one of them stops with an error that names it.",
            missing.join("\n"),
          ]
        : []),
      ...(scripts
        ? [
            "## Functions",
            "Functions that the flow's author wrote run with the rights of this process; on the server they ran in a sandbox. Read them before you start the project.",
          ]
        : []),
    ].join("\n\n") + "\n"
  );
}

const oneLine = (text: string): string => text.replaceAll(/[\s\u2028\u2029]+/g, " ").trim();

/** Text of a person in Markdown, as text. */
const plain = (text: string): string => oneLine(text).replaceAll(/[\\`*_{}[\]<>#|!]/g, String.raw`\$&`);

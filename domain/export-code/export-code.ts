import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { type LeftOut, newDraft, type SourceFlow } from "./draft";
import { flowSource } from "./flow-source";
import { flowSteps, otherFlow } from "./flow-steps";
import { environmentExample, packageJson, readme, slug, tsconfig } from "./project-files";
import { runtimeFiles } from "./runtime-files";

export interface ExportedCode {
  /** A name for the folder. */
  name: string;
  files: { path: string; text: string }[];
  /** Steps that stop a run with an error, because they are no code outside of the server. */
  leftOut: LeftOut[];
  /** Environment variables that it reads, with what they are for. */
  environment: { name: string; purpose: string }[];
}

/**
 * A flow as a TypeScript project for LangGraph that answers the same, with the flows that it runs (`others`, by id). Pure:
 * nothing is run. Keys become environment variables, and every text of the flow stands in it as a JSON text.
 */
export function exportCode(
  flow: SourceFlow & { id?: string },
  specs: SpecLookup,
  others: ReadonlyMap<string, SourceFlow> = new Map(),
): ExportedCode {
  const draft = newDraft({ specs, others, flowId: flow.id, otherFlow });
  const steps = flowSteps(draft, flow);
  if (!steps.some(({ begins }) => begins))
    draft.leftOut.push({ nodeId: "", label: flow.name, reason: "The flow has no start. Add a Start step." });
  const sources = [
    { path: "src/flow.ts", text: flowSource(draft, flow.name, steps) },
    ...[...draft.written.values()].map(({ module, text }) => ({ path: `src/${module}.ts`, text })),
  ];
  const files = [...sources, ...runtimeFiles(sources, draft.features)];
  const environment = environmentExample(draft);
  return {
    name: slug(flow.name),
    files: [
      { path: "README.md", text: readme(draft, flow.name, files) },
      { path: "package.json", text: packageJson(files, flow.name) },
      { path: "tsconfig.json", text: tsconfig() },
      ...(environment === "" ? [] : [{ path: ".env.example", text: environment }]),
      ...files,
    ],
    leftOut: draft.leftOut,
    environment: [...draft.environment].map(([name, purpose]) => ({ name, purpose })),
  };
}

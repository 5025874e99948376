import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { type Draft, type LeftOut, newDraft, type SourceFlow } from "./draft";
import { flowSource } from "./flow-source";
import { flowSteps, otherFlow } from "./flow-steps";
import { environmentExample, packageJson, readme, slug, tsconfig } from "./project-files";
import { agentSource } from "./runtime/agent-source";
import { geminiSource } from "./runtime/gemini-source";
import { groupSource } from "./runtime/group-source";
import { iterationSource } from "./runtime/iteration-source";
import { knowledgeSource } from "./runtime/knowledge-source";
import { askSource, mainSource } from "./runtime/main-source";
import { conversationSource } from "./runtime/model-source";
import { modelStepSources } from "./runtime/model-step-sources";
import { referencesSource } from "./runtime/references-source";
import { retrieverSource } from "./runtime/retriever-source";
import { speakingSource } from "./runtime/speaking-source";
import { stateSource } from "./runtime/state-source";
import { stepSources } from "./runtime/step-sources";
import { structuredSource } from "./runtime/structured-source";
import { subflowSource } from "./runtime/subflow-source";
import { talkSource } from "./runtime/talk-source";
import { toolSources } from "./runtime/tool-sources";

/** `src/steps/*.ts`, by name. */
const stepFiles: Readonly<Record<string, string>> = {
  ...stepSources,
  ...modelStepSources,
  ...{ talk: talkSource, iteration: iterationSource, agent: agentSource, subflow: subflowSource },
  retriever: retrieverSource,
};

/** Modules of `src/` that not every flow needs. */
const moduleFiles: Readonly<Record<string, string>> = {
  ...{ speaking: speakingSource, group: groupSource, structured: structuredSource, knowledge: knowledgeSource },
  ...{ gemini: geminiSource, ...toolSources },
};

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
  const source = flowSource(draft, flow.name, steps);
  const environment = environmentExample(draft);
  return {
    name: slug(flow.name),
    files: [
      { path: "README.md", text: readme(draft, flow.name) },
      { path: "package.json", text: packageJson(draft, flow.name) },
      { path: "tsconfig.json", text: tsconfig() },
      ...(environment === "" ? [] : [{ path: ".env.example", text: environment }]),
      { path: "src/flow.ts", text: source },
      ...sourcesOf(draft),
    ],
    leftOut: draft.leftOut,
    environment: [...draft.environment].map(([name, purpose]) => ({ name, purpose })),
  };
}

function sourcesOf({ written, modules, steps }: Draft): { path: string; text: string }[] {
  const file = (name: string, text = "") => ({ path: `src/${name}.ts`, text });
  return [
    ...[...written.values()].map(({ module, text }) => file(module, text)),
    ...[file("ask", askSource), file("main", mainSource), file("state", stateSource)],
    ...[file("references", referencesSource), file("conversation", conversationSource)],
    ...[...modules].toSorted().map((name) => file(name, moduleFiles[name])),
    ...[...steps].toSorted().map((name) => file(`steps/${name}`, stepFiles[name])),
  ];
}

import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "../flow/flow-document";
import { agentflowCode } from "./agentflow-code";
import { chatflowCode } from "./chatflow-code";
import { type LeftOut, newDraft } from "./draft";
import { flowSource } from "./flow-source";
import { environmentExample, packageJson, readme, slug, tsconfig } from "./project-files";
import { iterationSource } from "./runtime/iteration-source";
import { askSource, mainSource } from "./runtime/main-source";
import { conversationSource } from "./runtime/model-source";
import { modelStepSources } from "./runtime/model-step-sources";
import { referencesSource } from "./runtime/references-source";
import { stateSource } from "./runtime/state-source";
import { stepSources } from "./runtime/step-sources";
import { talkSource } from "./runtime/talk-source";

/** `src/steps/*.ts`, by name. */
const sources: Readonly<Record<string, string>> = {
  ...stepSources,
  ...modelStepSources,
  talk: talkSource,
  iteration: iterationSource,
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
 * A flow as a TypeScript project for LangGraph that answers the same. Pure: nothing is run. Keys become environment
 * variables, and every text of the flow stands in it as a JSON text.
 */
export function exportCode(
  flow: { name: string; kind: FlowKind; document: FlowDocument },
  specs: SpecLookup,
): ExportedCode {
  const draft = newDraft(specs);
  const steps =
    flow.kind === "agentflow"
      ? agentflowCode(draft, flow.document)
      : [{ ...chatflowCode(draft, flow.document), next: [], joins: false, begins: true }];
  if (!steps.some(({ begins }) => begins))
    draft.leftOut.push({ nodeId: "", label: flow.name, reason: "The flow has no start. Add a Start step." });
  const source = flowSource(draft, flow.name, steps);
  const used = [...draft.steps].toSorted().map((name) => ({
    path: `src/steps/${name}.ts`,
    text: sources[name] ?? "",
  }));
  const environment = environmentExample(draft);
  return {
    name: slug(flow.name),
    files: [
      { path: "README.md", text: readme(draft, flow.name) },
      { path: "package.json", text: packageJson(draft, flow.name) },
      { path: "tsconfig.json", text: tsconfig() },
      ...(environment === "" ? [] : [{ path: ".env.example", text: environment }]),
      { path: "src/flow.ts", text: source },
      { path: "src/ask.ts", text: askSource },
      { path: "src/main.ts", text: mainSource },
      { path: "src/state.ts", text: stateSource },
      { path: "src/references.ts", text: referencesSource },
      { path: "src/conversation.ts", text: conversationSource },
      ...used,
    ],
    leftOut: draft.leftOut,
    environment: [...draft.environment].map(([name, purpose]) => ({ name, purpose })),
  };
}

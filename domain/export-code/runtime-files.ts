import { forFeatures } from "./for-features";
import { agentSource } from "./runtime/agent-source";
import { askSource } from "./runtime/ask-source";
import { decisionSources } from "./runtime/decision-sources";
import { elsewhereSource } from "./runtime/elsewhere-source";
import { codeSources } from "./runtime/code-sources";
import { geminiSource } from "./runtime/gemini-source";
import { groupSource } from "./runtime/group-source";
import { informedSource } from "./runtime/informed-source";
import { invokeSource, looseJsonSource } from "./runtime/invoke-source";
import { iterationSource } from "./runtime/iteration-source";
import { knowledgeSource } from "./runtime/knowledge-source";
import { limitSource } from "./runtime/limit-source";
import { mainSource } from "./runtime/main-source";
import { conversationSource } from "./runtime/model-source";
import { modelStepSources } from "./runtime/model-step-sources";
import { personSource } from "./runtime/person-source";
import { policySource } from "./runtime/policy-source";
import { referencesSource } from "./runtime/references-source";
import { refusalSource } from "./runtime/refusal-source";
import { retrieverSource } from "./runtime/retriever-source";
import { speakingSource } from "./runtime/speaking-source";
import { stateSource } from "./runtime/state-source";
import { stepSources } from "./runtime/step-sources";
import { structuredSource } from "./runtime/structured-source";
import { subflowSource } from "./runtime/subflow-source";
import { summarySources } from "./runtime/summary-sources";
import { talkSource } from "./runtime/talk-source";
import { toolSources } from "./runtime/tool-sources";
import { troubleSource } from "./runtime/trouble-source";
import { vectorSources } from "./runtime/vector-sources";
import { webToolSources } from "./runtime/web-tool-sources";
import { writtenQuestionSource } from "./runtime/written-question-source";

/** `src/steps/*.ts`, by name. */
const steps: Readonly<Record<string, string>> = {
  ...{ ...stepSources, ...modelStepSources, talk: talkSource, iteration: iterationSource, agent: agentSource },
  ...{ subflow: subflowSource, retriever: retrieverSource, invoke: invokeSource, elsewhere: elsewhereSource },
  ...{ person: personSource, inquire: writtenQuestionSource, informed: informedSource },
};

/** `src/*.ts`, by name. */
const modules: Readonly<Record<string, string>> = {
  ...{ ask: askSource, main: mainSource, state: stateSource, references: referencesSource },
  ...{ conversation: conversationSource, speaking: speakingSource, group: groupSource, gemini: geminiSource },
  ...{ structured: structuredSource, knowledge: knowledgeSource, limit: limitSource, policy: policySource },
  ...{ trouble: troubleSource, refusal: refusalSource, "loose-json": looseJsonSource },
  ...{ ...summarySources, ...decisionSources, ...toolSources, ...vectorSources, ...codeSources, ...webToolSources },
};

interface File {
  path: string;
  text: string;
}

/** Everything that the files of a project's flows import, and what that imports in turn, with what starts it. */
export function runtimeFiles(flows: readonly File[], features: ReadonlySet<string>): File[] {
  const known = new Set(flows.map(({ path }) => path));
  const files: File[] = [];
  const add = (path: string): void => {
    const text = known.has(path) ? undefined : sourceOf(path);
    if (text === undefined) return;
    known.add(path);
    const file = { path, text: forFeatures(text, features) };
    files.push(file);
    importsOf(file).forEach(add);
  };
  ["src/ask.ts", "src/main.ts", ...flows.flatMap(importsOf)].forEach(add);
  const depth = ({ path }: File): number => path.split("/").length;
  return files.toSorted((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1));
}

function sourceOf(path: string): string | undefined {
  const [, folder, name = ""] = /^src\/(steps\/)?(.+)\.ts$/.exec(path) ?? [];
  const sources = folder === undefined ? modules : steps;
  return Object.hasOwn(sources, name) ? sources[name] : undefined;
}

/** Files of the project that a file imports. */
const importsOf = ({ path, text }: File): string[] =>
  [...text.matchAll(/(?:from |new URL\()"(\.\.?)\/([\w/-]+)\.js"/g)].map(([, up, name = ""]) => {
    const isInSteps = up === "." && path.startsWith("src/steps/");
    return `src/${isInSteps ? "steps/" : ""}${name}.ts`;
  });

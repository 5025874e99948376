import { componentSettings } from "@/domain/catalogue/component-settings";
import type { FlowNode } from "../flow/flow-document";
import { scenarioExample, usualSystemPrompt } from "../flow/scenario-prompt";
import { CannotExport, type Draft, stepFunction } from "./draft";
import { httpCode } from "./http-code";
import { knowledgeFunction, storeOf, storeTools } from "./knowledge-code";
import { type Code, code, literal, objectCode } from "./literal";
import { modelCode } from "./model-code";
import { pairsOf, type Settings, settingsOf, textOf } from "./settings-of";
import { structuredCode } from "./structured-code";
import { toolCode } from "./tool-code";

/** The code of a step that is no conversation. */
export function stepCode(draft: Draft, node: FlowNode): string {
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  const policy = settings.text("stepOnError");
  if (policy !== "" && policy !== "stop")
    throw new CannotExport("What it does when it fails is known to the server only.");
  const write = Object.hasOwn(writers, node.name) ? writers[node.name] : undefined;
  if (!write)
    throw new CannotExport(
      `Steps of the type ${draft.specs.get(node.name)?.label ?? node.name} have no counterpart outside of this server.`,
    );
  return write(draft, node, settings);
}

type Writer = (draft: Draft, node: FlowNode, settings: Settings) => string;

const call = (name: string, fields: Readonly<Record<string, unknown>>): string => `${name}(${objectCode(fields)})`;

const writers: Readonly<Record<string, Writer>> = {
  startAgentflow(draft, { id }, settings) {
    const input = settings.text("startInputType");
    if (input === "webhookTrigger" || input === "scheduleInput")
      throw new CannotExport("It is begun by a webhook or the clock. Choose Chat Input or Form Input.");
    const values = settings.rows("startState").map(({ key, value }) => [textOf(key), textOf(value)]);
    return `${stepFunction(draft, "start")}(${literal(id)}, ${literal(values.filter(([key]) => key !== ""))})`;
  },
  llmAgentflow: (draft, node, settings) =>
    call(stepFunction(draft, "llm"), {
      ...asking(draft, node, settings, "llm"),
      form: structuredCode(draft, settings.rows("llmStructuredOutput"), "filledIn"),
      ...answering(settings, "llm"),
    }),
  agentAgentflow(draft, node, settings) {
    const rows = settings.rows("agentTools");
    if (settings.rows("agentKnowledgeVSEmbeddings").length > 0)
      throw new CannotExport("It looks things up in vector stores of this server. Put them into document stores.");
    const builtIn = Object.entries(node.inputs).some(
      ([name, value]) =>
        name.startsWith("agentToolsBuiltIn") && value !== "" && !(Array.isArray(value) && value.length === 0),
    );
    if (builtIn) throw new CannotExport("It uses tools that its provider runs.");
    const guarded = rows.filter(({ agentSelectedToolRequiresHumanInput: asks }) => asks === true || asks === "true");
    const asks = guarded.length > 0;
    if (asks && (settings.number("agentHumanInputTimeLimit") ?? 0) > 0)
      throw new CannotExport("It waits for a person for a limited time, which only the server does.");
    if (asks) draft.steps.add("person");
    return call(stepFunction(draft, asks ? "agent" : "llm"), {
      ...asking(draft, node, settings, "agent"),
      tools: [...chosenTools(draft, rows), ...storeTools(draft, settings)],
      guarded: asks ? chosenTools(draft, guarded) : undefined,
      mostRounds: settings.number("agentMaxIterations") ?? 30,
      reform: structuredCode(draft, settings.rows("agentStructuredOutput"), "putInto"),
      ...answering(settings, "agent"),
    });
  },
  conditionAgentflow: (draft, { id }, settings) =>
    `${stepFunction(draft, "condition")}(${literal(id)}, ${literal(settings.rows("conditions").map(conditionRow))})`,
  conditionAgentAgentflow(draft, node, settings) {
    const { id, model, memory, window } = asking(draft, node, settings, "conditionAgent");
    const own = settings.flag("conditionAgentOverrideSystemPrompt");
    const system = settings.text("conditionAgentSystemPrompt");
    return call(stepFunction(draft, "chooser"), {
      ...{ id, model, memory, window },
      rows: [{ role: "system", content: (own && system) || usualSystemPrompt }, ...scenarioExample],
      input: settings.text("conditionAgentInput"),
      instruction: settings.text("conditionAgentInstructions"),
      scenarios: settings.rows("conditionAgentScenarios").map(({ scenario }) => textOf(scenario)),
    });
  },
  directReplyAgentflow: (draft, { id }, settings) =>
    `${stepFunction(draft, "reply")}(${literal(id)}, ${literal(settings.text("directReplyMessage"))})`,
  humanInputAgentflow(draft, { id }, settings) {
    if ((settings.number("humanInputTimeLimit") ?? 0) > 0)
      throw new CannotExport("It waits for a person for a limited time, which only the server does.");
    if (settings.text("humanInputDescriptionType") === "dynamic")
      throw new CannotExport("A model writes its question. Choose a fixed description.");
    return `${stepFunction(draft, "person")}(${literal(id)}, ${literal(settings.text("humanInputDescription"))})`;
  },
  loopAgentflow(draft, { id }, settings) {
    const [target = "", ...label] = settings.text("loopBackToNode").split("-");
    return call(stepFunction(draft, "loop"), {
      id,
      most: settings.number("maxLoopCount") ?? 5,
      fallback: settings.text("fallbackMessage"),
      content: `Loop back to ${label.join("-").trim() || target.trim()} (${target.trim()})`,
      update: updates(settings, "loopUpdateState"),
    });
  },
  customFunctionAgentflow(draft, { id }, settings) {
    const code = settings.raw("customFunctionJavascriptFunction");
    if (typeof code !== "string") throw new CannotExport("It has no function.");
    if (/\baxios\b/.test(code))
      throw new CannotExport("Its function uses axios, which only the server has. Use fetch.");
    const variables = pairsOf(settings.rows("customFunctionInputVariables"), "variableName", "variableValue");
    return call(stepFunction(draft, "script"), {
      ...{ id, code, variables: variables.map(([name, value]) => [name.replace(/^\$/, ""), value]) },
      update: updates(settings, "customFunctionUpdateState"),
    });
  },
  httpAgentflow: httpCode,
  retrieverAgentflow(draft, { id }, settings) {
    const stores = new Set(settings.rows("retrieverKnowledgeDocumentStores").map((row) => storeOf(row).id));
    stores.delete("");
    if (stores.size === 0) throw new CannotExport("It has no document store.");
    knowledgeFunction(draft, "lookUp");
    return call(stepFunction(draft, "retriever"), {
      ...{ id, stores: [...stores], query: settings.text("retrieverQuery") },
      withMetadata: settings.text("outputFormat") === "textWithMetadata",
      update: updates(settings, "retrieverUpdateState"),
    });
  },
  executeFlowAgentflow(draft, { id, label }, settings) {
    if (settings.text("executeFlowBaseURL").trim() !== "")
      throw new CannotExport("It asks a flow of another server. Use an HTTP step with that server's prediction API.");
    if (!isEmptyObject(settings.raw("executeFlowOverrideConfig")))
      throw new CannotExport("It changes settings of the flow that it runs, which only the server does.");
    const flowId = settings.text("executeFlowSelectedFlow").trim();
    return call(stepFunction(draft, "subflow"), {
      ...{
        id,
        label,
        flow: code(draft.otherFlow(draft, flowId)),
        name: flowId,
        input: settings.text("executeFlowInput"),
      },
      answersAs: settings.text("executeFlowReturnResponseAs") === "assistantMessage" ? "assistant" : "user",
      update: updates(settings, "executeFlowUpdateState"),
    });
  },
};

const isEmptyObject = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" ? value.trim().replaceAll(/\s/g, "") === "{}" : isEmpty(value));

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const conditionRow = ({ type, value1, operation, value2 }: Readonly<Record<string, unknown>>) => ({
  type: textOf(type) || "string",
  value1: typeof value1 === "string" ? textOf(value1) : value1,
  operation: textOf(operation) || "equal",
  value2: typeof value2 === "string" ? textOf(value2) : value2,
});

function asking(draft: Draft, { id, label, inputs }: FlowNode, settings: Settings, prefix: string) {
  const memory = settings.flag(`${prefix}EnableMemory`);
  const type = settings.text(`${prefix}MemoryType`);
  if (memory && type !== "allMessages" && type !== "windowSize" && type !== "")
    throw new CannotExport("A model sums up its memory. Choose All Messages or Window Size.");
  const input = `${prefix}Model`;
  return {
    ...{ id, label },
    model: modelCode(draft, settings.text(input), componentSettings(input, inputs)),
    rows: settings
      .rows(`${prefix}Messages`)
      .map(({ role, content }) => ({ role: textOf(role) || "user", content: textOf(content) })),
    memory,
    window: memory && type === "windowSize" ? settings.number(`${prefix}MemoryWindowSize`) : undefined,
    userMessage: memory ? settings.text(`${prefix}UserMessage`) || undefined : undefined,
  };
}

const answering = (settings: Settings, prefix: string) => ({
  answersAs: settings.text(`${prefix}ReturnResponseAs`) === "assistantMessage" ? "assistant" : "user",
  update: updates(settings, `${prefix}UpdateState`),
});

const updates = (settings: Settings, name: string): [string, string][] => pairsOf(settings.rows(name), "key", "value");

/** The tools that rows of a field name. */
export const chosenTools = (draft: Draft, rows: readonly Readonly<Record<string, unknown>>[]): Code[] =>
  rows.flatMap((row) => {
    const name = row["agentSelectedTool"];
    return typeof name === "string" && name !== ""
      ? [toolCode(draft, name, componentSettings("agentSelectedTool", row))]
      : [];
  });

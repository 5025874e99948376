import { componentSettings } from "@/domain/catalogue/component-settings";
import type { FlowNode } from "../flow/flow-document";
import { scenarioExample, usualSystemPrompt } from "../flow/scenario-prompt";
import { askingCode } from "./asking-code";
import { isInquiry } from "./comes-again";
import { CannotExport, type Draft, stepFunction } from "./draft";
import { elsewhereCode } from "./elsewhere-code";
import { httpCode } from "./http-code";
import { knowledgeFunction, storeOf, storeTools } from "./knowledge-code";
import { isElsewhere } from "./is-elsewhere";
import { limitCode } from "./limit-code";
import { type Code, code, literal, objectCode, valueCode } from "./literal";
import { modelCode } from "./model-code";
import { providedTools } from "./provided-tools";
import { pairsOf, type Settings, settingsOf, textOf } from "./settings-of";
import { structuredCode } from "./structured-code";
import { toolCode } from "./tool-code";
import { vectorTools } from "./vector-code";

/** The code of a step that is no conversation. */
export function stepCode(draft: Draft, node: FlowNode): string {
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
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
      ...askingCode(draft, node, settings, "llm"),
      form: structuredCode(draft, settings.rows("llmStructuredOutput"), "filledIn"),
      ...answering(settings, "llm"),
    }),
  agentAgentflow(draft, node, settings) {
    const rows = settings.rows("agentTools");
    const guarded = rows.filter(({ agentSelectedToolRequiresHumanInput: asks }) => asks === true || asks === "true");
    const asks = guarded.length > 0;
    return call(stepFunction(draft, asks ? "agent" : "llm"), {
      ...askingCode(draft, node, settings, "agent"),
      tools: [...chosenTools(draft, rows), ...storeTools(draft, settings), ...vectorTools(draft, settings)],
      provided: providedTools(settings),
      guarded: asks ? chosenTools(draft, guarded) : undefined,
      limit: asks ? limitCode(draft, settings, "agentHumanInput") : undefined,
      mostRounds: settings.number("agentMaxIterations") ?? 30,
      reform: structuredCode(draft, settings.rows("agentStructuredOutput"), "putInto"),
      ...answering(settings, "agent"),
    });
  },
  conditionAgentflow: (draft, { id }, settings) =>
    `${stepFunction(draft, "condition")}(${literal(id)}, ${literal(settings.rows("conditions").map(conditionRow))})`,
  conditionAgentAgentflow(draft, node, settings) {
    const { rows: _none, userMessage: _neither, ...asking } = askingCode(draft, node, settings, "conditionAgent");
    const own = settings.flag("conditionAgentOverrideSystemPrompt");
    const system = settings.text("conditionAgentSystemPrompt");
    return call(stepFunction(draft, "chooser"), {
      ...asking,
      label: undefined,
      rows: [{ role: "system", content: (own && system) || usualSystemPrompt }, ...scenarioExample],
      input: settings.text("conditionAgentInput"),
      instruction: settings.text("conditionAgentInstructions"),
      scenarios: settings.rows("conditionAgentScenarios").map(({ scenario }) => textOf(scenario)),
    });
  },
  directReplyAgentflow: (draft, { id }, settings) =>
    `${stepFunction(draft, "reply")}(${literal(id)}, ${literal(settings.text("directReplyMessage"))})`,
  humanInputAgentflow(draft, node, settings) {
    const { id, inputs } = node;
    const limit = limitCode(draft, settings, "humanInput");
    if (isInquiry(draft, node))
      return call(stepFunction(draft, "inquire"), {
        id,
        model: modelCode(draft, settings.text("humanInputModel"), componentSettings("humanInputModel", inputs)),
        ...{ prompt: settings.text("humanInputModelPrompt"), limit },
      });
    const given = [literal(id), literal(settings.text("humanInputDescription")), ...(limit ? [valueCode(limit)] : [])];
    return `${stepFunction(draft, "person")}(${given.join(", ")})`;
  },
  toolAgentflow(draft, { id, inputs }, settings) {
    const name = settings.text("toolAgentflowSelectedTool");
    if (name === "") throw new CannotExport("It has no tool.");
    return call(stepFunction(draft, "invoke"), {
      id,
      tool: toolCode(draft, name, componentSettings("toolAgentflowSelectedTool", inputs)),
      given: pairsOf(settings.rows("toolInputArgs"), "inputArgName", "inputArgValue"),
      update: updates(settings, "toolUpdateState"),
    });
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
  executeFlowAgentflow(draft, node, settings) {
    if (isElsewhere(node)) return elsewhereCode(draft, node, settings);
    const { id, label } = node;
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

const conditionRow = ({ type, value1, operation, value2 }: Readonly<Record<string, unknown>>) => ({
  type: textOf(type) || "string",
  value1: typeof value1 === "string" ? textOf(value1) : value1,
  operation: textOf(operation) || "equal",
  value2: typeof value2 === "string" ? textOf(value2) : value2,
});

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

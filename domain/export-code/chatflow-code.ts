import { endingNode } from "../flow/ending-node";
import type { FlowDocument, FlowNode } from "../flow/flow-document";
import { defaultResponsePrompt } from "../flow/response-prompt";
import { CannotExport, type Draft, moduleFunction, orLeftOut, stepFunction } from "./draft";
import { type Code, code, objectCode, valueCode } from "./literal";
import { modelCode } from "./model-code";
import { retrieverCode } from "./retriever-code";
import { settingsOf, textOf } from "./settings-of";
import { toolCode } from "./tool-code";

/** The one step that a chatflow is: the node that answers, with what is wired to it. */
export function chatflowCode(draft: Draft, document: FlowDocument): { id: string; code: string } {
  const ending = endingNode(document, draft.specs);
  if (!ending.found) {
    const nobody = { id: "answer", label: "The flow" };
    return { id: nobody.id, code: orLeftOut(draft, nobody, () => fail(ending.reason)) };
  }
  const { node } = ending;
  return { id: node.id, code: orLeftOut(draft, node, () => answererCode(draft, node, document)) };
}

function answererCode(draft: Draft, node: FlowNode, document: FlowDocument): string {
  const wired = (input: string): FlowNode[] =>
    document.edges
      .filter((edge) => edge.target === node.id && edge.targetHandle === input)
      .flatMap(({ source }) => document.nodes.find(({ id }) => id === source) ?? []);
  for (const input of ["inputModeration", "outputParser", "chatPromptTemplate"])
    for (const other of wired(input)) fail(`“${other.label}” has no counterpart outside of this server.`);
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  const [model] = wired("model");
  if (!model) return fail("It has no model.");
  const asks = { model: modelCode(draft, model.name, model.inputs) };
  switch (node.name) {
    case "conversationChain":
      return call(stepFunction(draft, "chat"), {
        ...asks,
        ...{ system: settings.text("systemMessagePrompt"), ...remembering(draft, document, wired("memory")[0]) },
      });
    case "toolAgent":
      return call(stepFunction(draft, "chat"), {
        ...asks,
        ...{ system: settings.text("systemMessage"), ...remembering(draft, document, wired("memory")[0]) },
        tools: wired("tools").map((tool): Code => toolCode(draft, tool.name, tool.inputs)),
        mostRounds: settings.number("maxIterations") ?? 15,
      });
    case "llmChain":
      return call(stepFunction(draft, "prompt"), { ...asks, ...promptOf(draft, wired("prompt")[0]) });
    case "conversationalRetrievalQAChain":
      return call(stepFunction(draft, "informed"), {
        ...{ ...asks, find: retrieverCode(draft, document, wired("vectorStoreRetriever")[0]) },
        ...{ ...remembering(draft, document, wired("memory")[0]), memory: undefined },
        ...{ rephrase: settings.text("rephrasePrompt"), respond: settings.text("responsePrompt") },
      });
    case "retrievalQAChain":
      return call(stepFunction(draft, "informed"), {
        ...{ ...asks, find: retrieverCode(draft, document, wired("vectorStoreRetriever")[0]) },
        respond: defaultResponsePrompt,
      });
    default:
      return fail(
        `Nodes of the type ${draft.specs.get(node.name)?.label ?? node.name} have no counterpart outside of this server.`,
      );
  }
}

function fail(reason: string): never {
  throw new CannotExport(reason);
}

const call = (name: string, fields: Readonly<Record<string, unknown>>): string => `${name}(${objectCode(fields)})`;

/** What a caller says was said before stands for what a memory has kept. */
function remembering(draft: Draft, { nodes, edges }: FlowDocument, memory: FlowNode | undefined) {
  if (memory === undefined) return { memory: false };
  const settings = settingsOf(memory.inputs, draft.specs.get(memory.name));
  const most = String(settings.number("maxTokenLimit") ?? 2000);
  const writer = (): string => {
    const wire = edges.find(({ target, targetHandle }) => target === memory.id && targetHandle === "model");
    const model = nodes.find(({ id }) => id === wire?.source) ?? fail(`“${memory.label}” has no model.`);
    return valueCode(modelCode(draft, model.name, model.inputs));
  };
  const recalled = (module: string, name: string, ...given: string[]) => {
    draft.features.add("recall");
    return { memory: true, recall: code(`${moduleFunction(draft, module, name)}(${given.join(", ")})`) };
  };
  switch (memory.name) {
    case "bufferWindowMemory":
      return { memory: true, window: settings.number("k") };
    case "conversationTokenBufferMemory":
      return recalled("in-tokens", "inTokens", most);
    case "conversationSummaryMemory":
      return recalled("in-summary", "inSummary", writer());
    case "conversationSummaryBufferMemory":
      return recalled("in-summary-before", "inSummaryBefore", most, writer());
    default:
      return { memory: true };
  }
}

function promptOf(draft: Draft, prompt: FlowNode | undefined) {
  if (prompt?.name !== "promptTemplate" && prompt?.name !== "chatPromptTemplate")
    return fail("It has no prompt that can be exported.");
  const settings = settingsOf(prompt.inputs, draft.specs.get(prompt.name));
  if (settings.text("messageHistoryCode").trim() !== "") fail("Its prompt makes messages by a function.");
  const isChat = prompt.name === "chatPromptTemplate";
  return {
    system: isChat ? settings.text("systemMessagePrompt") : "",
    template: settings.text(isChat ? "humanMessagePrompt" : "template"),
    values: promptValues(settings.raw("promptValues")),
  };
}

function promptValues(stored: unknown): [string, string][] {
  const value: unknown = typeof stored === "string" && stored.trim() !== "" ? parsed(stored) : stored;
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, item]: [string, unknown]) => [
    name,
    typeof item === "string" ? textOf(item) : JSON.stringify(item),
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail("Its prompt values are not valid JSON.");
  }
}

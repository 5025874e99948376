import { endingNode } from "../flow/ending-node";
import type { FlowDocument, FlowNode } from "../flow/flow-document";
import { defaultResponsePrompt } from "../flow/response-prompt";
import { CannotExport, type Draft, orLeftOut, stepFunction } from "./draft";
import { type Code, objectCode } from "./literal";
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
        ...{ system: settings.text("systemMessagePrompt"), ...remembering(draft, wired("memory")[0]) },
      });
    case "toolAgent":
      return call(stepFunction(draft, "chat"), {
        ...asks,
        ...{ system: settings.text("systemMessage"), ...remembering(draft, wired("memory")[0]) },
        tools: wired("tools").map((tool): Code => toolCode(draft, tool.name, tool.inputs)),
        mostRounds: settings.number("maxIterations") ?? 15,
      });
    case "llmChain":
      return call(stepFunction(draft, "prompt"), { ...asks, ...promptOf(draft, wired("prompt")[0]) });
    case "conversationalRetrievalQAChain":
      return call(stepFunction(draft, "informed"), {
        ...{ ...asks, find: retrieverCode(draft, document, wired("vectorStoreRetriever")[0]) },
        window: remembering(draft, wired("memory")[0]).window,
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

/** What a caller says was said before stands for a memory that keeps the conversation, or the end of it. */
function remembering(draft: Draft, memory: FlowNode | undefined): { memory: boolean; window?: number | undefined } {
  if (memory === undefined) return { memory: false };
  switch (memory.name) {
    case "bufferWindowMemory":
      return { memory: true, window: settingsOf(memory.inputs, draft.specs.get(memory.name)).number("k") };
    case "conversationSummaryMemory":
    case "conversationSummaryBufferMemory":
    case "conversationTokenBufferMemory":
      return fail(`Its memory, “${memory.label}”, is kept by the server only. Choose one that keeps whole messages.`);
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

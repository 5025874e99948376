import { assertNever } from "@/domain/assert-never";
import { isRichText } from "@/domain/catalogue/plain-text";
import { asText, type TextPart, valueAt } from "@/domain/flow/references";
import { parseStepText, type StepReference } from "@/domain/flow/step-references";
import type { IterationRound } from "@/server/nodes/step-scope";
import type { Past } from "./past";

/** What the references of one visit stand for. History and variables are loaded only when a field names them. */
export interface StepFacts {
  past: Past;
  /** What the run was asked, with the text of files. */
  input: string;
  attachedText: string;
  form: Readonly<Record<string, unknown>> | undefined;
  webhook: unknown;
  round: IterationRound | undefined;
  loopCount: number;
  /** `$flow` without the state. */
  flow: Readonly<Record<string, unknown>>;
  now: Date;
  toMarkdown(html: string): string;
  loadVariables(): Promise<Readonly<Record<string, unknown>>>;
  /** The conversation as lines of text. */
  loadHistory(): Promise<string>;
}

export type Fill = (text: string) => unknown;

/** Gives a function that puts values in place of the references in these values, and those of no others. */
export async function fillFor(values: readonly unknown[], facts: StepFacts): Promise<Fill> {
  const references = values.flatMap(referencesOf);
  const variables = references.some(({ kind }) => kind === "variable") ? await facts.loadVariables() : {};
  const history = references.some(isHistory) ? await facts.loadHistory() : "";
  const lookup = (reference: StepReference): unknown => valueOf(reference, facts, variables, history);
  return (text) => {
    const parts = parseStepText(isRichText(text) ? facts.toMarkdown(text) : text);
    const [only, ...others] = parts;
    const whole = only?.kind === "reference" && others.length === 0 ? lookup(only.reference) : undefined;
    return whole ?? rendered(parts, lookup);
  };
}

const isHistory = (reference: StepReference): boolean =>
  reference.kind === "chatHistory" || (reference.kind === "flow" && reference.path[0] === "chatHistory");

function referencesOf(value: unknown): StepReference[] {
  if (typeof value === "string")
    return parseStepText(value).flatMap((part) => (part.kind === "reference" ? [part.reference] : []));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesOf) : [];
}

const rendered = (parts: readonly TextPart<StepReference>[], lookup: (reference: StepReference) => unknown): string =>
  parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      const value = lookup(part.reference);
      return value === undefined ? part.raw : asText(value);
    })
    .join("");

function valueOf(
  reference: StepReference,
  facts: StepFacts,
  variables: Readonly<Record<string, unknown>>,
  history: string,
): unknown {
  const { past } = facts;
  switch (reference.kind) {
    case "question":
      return facts.input;
    case "chatHistory":
      return history;
    case "fileAttachment":
      return facts.attachedText;
    case "now":
      return facts.now.toISOString();
    case "messageCount":
      return Math.max(0, past.messages.length - 1);
    case "loopCount":
      return facts.loopCount;
    case "form":
      return valueAt(facts.form ?? {}, reference.path);
    case "webhook":
      return valueAt(facts.webhook, reference.path);
    case "variable":
      return valueAt(variables, reference.path);
    case "flow":
      return valueAt({ ...facts.flow, state: past.state, chatHistory: history }, reference.path);
    case "iteration":
      return itemAt(facts.round, reference.path);
    case "step":
      return outputAt(past.outputs.get(reference.nodeId), reference.path);
    case "output":
    case "unknown":
      return undefined;
    default:
      return assertNever(reference);
  }
}

/** Of an item that is a text, every path gives the text. */
function itemAt(round: IterationRound | undefined, path: readonly string[]): unknown {
  if (!round) return undefined;
  return typeof round.value === "string" ? round.value : valueAt(round.value, path);
}

/** What a step said; of one that called a service, what that answered. */
function outputAt(output: Readonly<Record<string, unknown>> | undefined, path: readonly string[] | undefined): unknown {
  if (!output) return undefined;
  return path === undefined ? (output["content"] ?? valueAt(output, ["http", "data"])) : valueAt(output, path);
}

/** The new values of the state: `{{output}}` and `{{output.key}}` in them is what the step gave. */
export function stateAfter(
  changes: Readonly<Record<string, unknown>> | undefined,
  output: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  if (!changes) return undefined;
  const lookup = (reference: StepReference): unknown => {
    if (reference.kind !== "output") return undefined;
    return reference.path.length === 0 ? (output["content"] ?? output) : valueAt(opened(output), reference.path);
  };
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => {
      if (typeof value !== "string") return [key, value];
      const parts = parseStepText(value);
      const [only, ...others] = parts;
      const whole = only?.kind === "reference" && others.length === 0 ? lookup(only.reference) : undefined;
      return [key, whole ?? rendered(parts, lookup)];
    }),
  );
}

/** The keys of an answer that is JSON text can be read like the step's own. */
function opened(output: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { content } = output;
  if (typeof content !== "string" || !content.trimStart().startsWith("{")) return output;
  try {
    const parsed: unknown = JSON.parse(content);
    return typeof parsed === "object" && parsed !== null ? { ...parsed, ...output } : output;
  } catch {
    return output;
  }
}

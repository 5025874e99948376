import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { AppError, isAppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { credentialInput, type Problem } from "@/domain/flow/problem";
import { problemsOf } from "@/domain/flow/validate-flow";
import { explainError } from "@/server/engine/explain-error";
import { createRedactor } from "@/server/engine/redact";
import { requireAccess } from "../context";
import type { DocumentContext } from "../documents/document-desk";
import { buildChoice } from "../documents/stores/build-choice";
import { listStores } from "../documents/stores/list-stores";
import { assembleDraft, type AssembledDraft } from "./draft/assemble-draft";
import { describeCatalogue } from "./draft/describe-catalogue";
import { draftInstructions, repairRequest } from "./draft/draft-prompt";
import { readDraft } from "./draft/read-draft";
import { listFlows } from "./list-flows";

export interface GenerateFlow {
  kind: FlowKind;
  /** What the flow should do, in a person's words. */
  description: string;
  /** The chat model that draws, and that the drawn flow uses. */
  model: NodeChoice;
  signal?: AbortSignal | undefined;
}

export interface GeneratedFlow {
  name: string;
  kind: FlowKind;
  document: FlowDocument;
  /** What is left for the person to do. */
  problems: Problem[];
}

type Message = [role: "system" | "human" | "ai", text: string];
interface ChatModel {
  invoke(messages: Message[], options: { signal: AbortSignal }): Promise<{ text: string }>;
}

const patienceMs = 180_000;
/** A drawing, and one that mends it. */
const rounds = 2;
const mostNamed = 30;

/** Draws a flow from words. Nothing is saved: the drawing is a proposal. */
export async function generateFlow(ctx: DocumentContext, input: GenerateFlow): Promise<GeneratedFlow> {
  requireAccess(ctx, "editor", "manage");
  const patience = AbortSignal.timeout(patienceMs);
  const signal = input.signal ? AbortSignal.any([input.signal, patience]) : patience;
  const ask = await openModel(ctx, input.model, signal);
  const specs = ctx.catalogue.specs();
  const lookup = specLookup(specs);
  const { kind, model, description } = input;
  const nodes = describeCatalogue(specs, kind, model.name);
  const around = await surroundings(ctx, kind);
  const instructions = draftInstructions({ kind, nodes, modelName: model.name, around });
  const talk: Message[] = [
    ["system", instructions],
    ["human", description],
  ];
  let last: Attempt | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const text = await ask(talk);
    const read = readDraft(text);
    if (read.ok) {
      const assembled = assembleDraft(read.draft, { kind, specs, model });
      const problems = problemsOf(assembled.document, lookup, kind);
      last = { ...assembled, name: read.draft.name, problems };
      const wrong = [...assembled.wrong, ...problems.flatMap((problem) => mendable(problem, assembled.document))];
      if (wrong.length === 0) break;
      talk.push(["ai", text], ["human", repairRequest(wrong)]);
    } else {
      last = { wrong: [`${read.reason}.`], text };
      talk.push(["ai", text], ["human", repairRequest([`${read.reason}.`])]);
    }
  }
  return finished(last, kind);
}

type Attempt = (AssembledDraft & { name: string; problems: Problem[] }) | { wrong: string[]; text: string };

function finished(attempt: Attempt | undefined, kind: FlowKind): GeneratedFlow {
  if (attempt && "document" in attempt && attempt.wrong.length === 0) {
    const { name, document, problems } = attempt;
    return { name, kind, document, problems };
  }
  const said = attempt && "text" in attempt ? clipped(attempt.text) : "";
  const reasons = attempt?.wrong.slice(0, 3).join(" ") ?? "";
  throw new AppError(
    "unprocessable",
    `The model did not draw a flow that works, twice. ${reasons}${said && ` It said: “${said}”`} Describe the flow in simpler words, or choose a more capable model.`,
  );
}

function clipped(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/** What a model can mend: credentials are people's. */
function mendable({ severity, input, at, message, nodeId }: Problem, { nodes }: FlowDocument): string[] {
  if (severity !== "error" || input === credentialInput || message.includes("credential")) return [];
  const place = nodes.find(({ id }) => id === nodeId)?.id;
  return [[place && `${place}:`, at ?? input, message].filter(Boolean).join(" ")];
}

async function surroundings(ctx: DocumentContext, kind: FlowKind): Promise<string> {
  if (kind === "chatflow") return "";
  const [stores, flows] = await Promise.all([listStores(ctx), listFlows(ctx, {})]);
  return [
    ...stores.slice(0, mostNamed).map(({ id, name, description }) => `document store ${id}: ${name}. ${description}`),
    ...flows.slice(0, mostNamed).map((flow) => `${flow.kind} ${flow.id}: ${flow.name}`),
  ].join("\n");
}

async function openModel(
  ctx: DocumentContext,
  choice: NodeChoice,
  signal: AbortSignal,
): Promise<(messages: Message[]) => Promise<string>> {
  const label = ctx.catalogue.get(choice.name)?.label ?? choice.name;
  if (choice.name === "builtinAnswerer")
    throw new AppError("unprocessable", "The built-in answerer quotes texts and cannot draw. Choose a language model.");
  const redactor = createRedactor();
  const ports = ctx.documents.runs.portsOf(ctx.actor.workspaceId);
  const built = await buildChoice({ ports, ownerId: ctx.actor.workspaceId, redactor, signal }, choice);
  if (!isChatModel(built)) throw new AppError("unprocessable", `“${label}” is no chat model. Choose another one.`);
  return async (messages) => {
    try {
      const { text } = await built.invoke(messages, { signal });
      return redactor.text(text);
    } catch (error) {
      if (signal.aborted && !isAppError(error))
        throw new AppError("timed_out", `“${label}” took longer than three minutes. Try a faster model.`, {
          cause: error,
        });
      const node = { id: choice.name, label };
      throw redactor.error(explainError(error, { thrower: node, asked: node, now: ctx.clock.now() }));
    }
  };
}

const isChatModel = (value: unknown): value is ChatModel =>
  typeof value === "object" && value !== null && "_llmType" in value && "invoke" in value;

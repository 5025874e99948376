import { defaultFollowUpPrompt } from "@/domain/flow-settings/follow-up-services";
import { z } from "zod";
import type { ServiceSettings } from "@/domain/flow-settings/provider-settings";
import { AppError } from "@/domain/errors";
import { buildNode } from "@/server/engine/build-node";
import type { EnginePorts, HistoryMessage } from "@/server/engine/ports";
import { createRedactor, type Redactor } from "@/server/engine/redact";
import type { RunRequest } from "@/server/engine/run-request";
import type { SlotTypes } from "@/server/nodes/slots";
import type { CallableFlow } from "./callable-flow";

export interface AnsweredQuestion {
  flow: CallableFlow;
  request: Pick<RunRequest, "question" | "sessionId" | "history">;
  answer: string;
  ports: EnginePorts;
  signal: AbortSignal;
  /** The answer waits no longer than this for its suggestions, ms. */
  limitMs: number;
}

const shape = z.object({ questions: z.array(z.string()).describe("The three questions, in the user's own words.") });
const inJson = 'Answer with nothing but JSON of this form: {"questions": ["…", "…", "…"]}';
const mostMessages = 10;
const howMany = 3;
type Model = Pick<SlotTypes["BaseChatModel"], "invoke" | "withStructuredOutput">;

/** Models by the names that settings use for them, where the node is called otherwise. */
const nodeOf: Readonly<Record<string, string>> = { ollama: "chatOllama" };

/**
 * Three questions that might come next, from the model that the flow's owner chose; undefined when there are none to
 * suggest. Never rejects: what goes wrong here must not cost the answer.
 */
export async function suggestFollowUps(given: AnsweredQuestion): Promise<string[] | undefined> {
  const { followUpPrompts: chosen, chatbot } = given.flow.settings;
  if (!chosen || !chatbot.followUpPrompts.status || given.answer === "") return undefined;
  const { ports } = given;
  const redactor = createRedactor();
  const stop = AbortSignal.any([given.signal, AbortSignal.timeout(given.limitMs)]);
  try {
    const work = suggest(chosen.provider, chosen.settings, { ...given, signal: stop }, redactor);
    const questions = await Promise.race([work, whenAborted(stop)]);
    return questions.length > 0 ? questions : undefined;
  } catch (error) {
    const reason = redactor.text(error instanceof Error ? error.message : String(error));
    ports.tools.log("warn", "No follow-up questions could be suggested", { flowId: given.flow.id, reason });
    return undefined;
  }
}

async function suggest(
  provider: string,
  settings: ServiceSettings,
  given: AnsweredQuestion,
  redactor: Redactor,
): Promise<string[]> {
  const model = await buildModel(provider, settings, given, redactor);
  const prompt = (settings.prompt ?? defaultFollowUpPrompt).replaceAll("{history}", await transcript(given));
  const { questions } = shape.parse(await structured(model, prompt, given.signal));
  const kept = questions.map((question) => question.trim()).filter(Boolean);
  return kept.slice(0, howMany).map(redactor.text);
}

/** Many servers of open models know no structured output, but their models can write JSON when they are told to. */
async function structured(model: Model, prompt: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await model.withStructuredOutput(shape, { name: "follow_up_questions" }).invoke(prompt, { signal });
  } catch {
    signal.throwIfAborted();
    const { text } = await model.invoke(`${prompt}\n\n${inJson}`, { signal });
    return JSON.parse(text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1));
  }
}

async function buildModel(
  provider: string,
  { credentialId, model, modelName = model, temperature, baseUrl }: ServiceSettings,
  { flow, ports, signal }: AnsweredQuestion,
  redactor: Redactor,
): Promise<Model> {
  const name = nodeOf[provider] ?? provider;
  const definition = ports.catalogue.get(name);
  if (!definition) throw new AppError("unprocessable", `This server has no model of the type “${provider}”.`);
  const inputs = { modelName, temperature, baseUrl, basepath: baseUrl };
  const node = {
    ...{ id: `${name}_followUps`, name, label: definition.label, version: definition.version, inputs },
    ...(credentialId !== undefined && { credentialId }),
    position: { x: 0, y: 0 },
  };
  const built = await buildNode({
    planned: { node, definition, output: name, slots: new Map(), needs: [], perTurn: undefined },
    stored: inputs,
    instance: () => undefined,
    openCredential: (id) => ports.openCredential(id),
    tools: ports.tools,
    redactor,
    flowId: flow.id,
    signal,
  });
  if (isModel(built)) return built;
  throw new AppError("unprocessable", `“${definition.label}” is not a chat model that can be asked for a form.`);
}

const isModel = (value: unknown): value is Model =>
  typeof value === "object" &&
  value !== null &&
  "withStructuredOutput" in value &&
  typeof value.withStructuredOutput === "function";

async function transcript({ flow, request, answer, ports }: AnsweredQuestion): Promise<string> {
  const stored = await ports.loadHistory({ flowId: flow.id, sessionId: request.sessionId, limit: mostMessages });
  const turn: HistoryMessage[] = [
    { role: "user", content: request.question },
    { role: "assistant", content: answer },
  ];
  return [...request.history, ...stored, ...turn]
    .slice(-mostMessages)
    .map(({ role, content }) => `${role === "user" ? "User" : "Assistant"}: ${content}`)
    .join("\n");
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

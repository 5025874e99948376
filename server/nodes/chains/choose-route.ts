import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { askModel } from "../ask-model";
import { requireLanguageModel } from "../chat-models/builtin/extractive-model";
import { reportTo } from "../report-to";
import type { Turn } from "../slots";

export interface Route {
  name: string;
  description: string;
}

const none = "NONE";

/** Has a model choose which of several ways suits the question; undefined when it finds none fitting. */
export async function chooseRoute<T extends Route>(
  routes: readonly T[],
  { model, nodeId, turn }: { model: BaseChatModel; nodeId: string; turn: Turn },
): Promise<T | undefined> {
  requireLanguageModel(model, "choose among several ways to answer");
  const [only, ...others] = routes;
  if (others.length === 0) return only;
  const { HumanMessage } = await import("@langchain/core/messages");
  const listed = routes.map(({ name, description }) => `- ${name}: ${description.replaceAll(/\s+/g, " ")}`).join("\n");
  const prompt = `Which of these suits the question best? Answer with its name and nothing else, or with ${none} if none does.\n\n${listed}\n\nQuestion: ${turn.question}\n\nName:`;
  const { text } = await askModel(model, [new HumanMessage(prompt)], { ...reportTo(turn), nodeId, streaming: false });
  return named(text, routes);
}

/** Models wrap names in quotes or sentences: the exact name counts first, then the longest that is mentioned. */
function named<T extends Route>(text: string, routes: readonly T[]): T | undefined {
  const said = text
    .trim()
    .replaceAll(/^["'`*-]+|["'`*.]+$/g, "")
    .trim()
    .toLowerCase();
  const exact = routes.find(({ name }) => name.trim().toLowerCase() === said);
  if (exact || said === none.toLowerCase()) return exact;
  return routes
    .filter(({ name }) => said.includes(name.trim().toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

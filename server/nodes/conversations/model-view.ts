import type { BaseMessage } from "@langchain/core/messages";
import type { TellingNames } from "@/domain/catalogue/telling-names";
import { restoreMessages } from "../agentflow/stored-messages";
import { spokenContent } from "./spoken-content";
import { nameOf, type Stage } from "./stage";
import type { Call, Saying } from "./state";

/** The conversation as one agent's model reads it: its own words as the assistant's, those of others by name. */
export async function modelView(
  stage: Stage,
  said: readonly Saying[],
  me: string,
  names: TellingNames = "beside",
): Promise<BaseMessage[]> {
  const views = said.map((saying, index) => viewOf({ stage, me, names }, saying, said[index - 1], said[index + 1]));
  return (await Promise.all(views)).flat();
}

interface Reader {
  stage: Stage;
  me: string;
  names: TellingNames;
}

async function viewOf(
  { stage, me, names }: Reader,
  saying: Saying,
  before: Saying | undefined,
  next: Saying | undefined,
): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage } = await import("@langchain/core/messages");
  const { calls, message, from } = saying;
  if (calls && from === me) {
    const own = message
      ? await restoreMessages([message])
      : [new AIMessage({ content: saying.content, tool_calls: toolCalls(calls) })];
    return [...own, ...(await resultsOf(calls, next))];
  }
  // Its own calls have been answered right behind them.
  const isAnswer = saying.results !== undefined && before?.calls !== undefined && before.from === me;
  const text = isAnswer && saying.kind === "tool_result" ? "" : spokenContent(saying);
  if (isAnswer && text === "") return [];
  if (from === me) return text === "" ? [] : [new AIMessage(text)];
  const name = nameOf(stage, from);
  const content = text || silence;
  if (names === "beside") return [new HumanMessage({ content, name: modelName(name) })];
  return [new HumanMessage(names === "inFront" ? `${name}: ${content}` : content)];
}

/** Some providers refuse a message without words. */
const silence = "(no answer)";

const toolCalls = (calls: readonly Call[]) =>
  calls.map(({ id, name, args }) => ({ id, name, args: isRecord(args) ? args : {}, type: "tool_call" as const }));

/** Providers refuse a call without a result. */
async function resultsOf(calls: readonly Call[], next: Saying | undefined): Promise<BaseMessage[]> {
  const { ToolMessage } = await import("@langchain/core/messages");
  return calls.map(({ id, name }) => {
    const content = next?.results?.find((result) => result.id === id)?.content ?? "USER INTERRUPTED";
    return new ToolMessage({ content, tool_call_id: id, name });
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Providers take letters, digits, `_` and `-`. */
const modelName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_-]+/gu, "_").slice(0, 64) || "user";

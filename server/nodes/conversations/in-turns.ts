import type { AIMessage, BaseMessage } from "@langchain/core/messages";

/**
 * Providers that know two parties alone want them to take turns, somebody else to begin, and the last word not to be the
 * model's own: they would go on with that word, or refuse.
 */
export async function inTurns(messages: readonly BaseMessage[]): Promise<BaseMessage[]> {
  const { HumanMessage } = await import("@langchain/core/messages");
  const begin = messages.findIndex(({ type }) => type !== "system");
  const instructions = begin === -1 ? messages : messages.slice(0, begin);
  const told: BaseMessage[] = [];
  for (const message of begin === -1 ? [] : messages.slice(begin)) {
    const both = await joined(told.at(-1), message);
    if (both) told.splice(-1, 1, both);
    else told.push(message);
  }
  return [
    ...instructions,
    ...(told.length === 0 || isOwn(told[0]) ? [new HumanMessage("(You begin.)")] : []),
    ...told,
    ...(isOwn(told.at(-1)) ? [new HumanMessage("(Go on.)")] : []),
  ];
}

const isOwn = (message: BaseMessage | undefined): message is AIMessage => message?.type === "ai";

/** Two messages of one party as one, where they are nothing but words. */
async function joined(one: BaseMessage | undefined, other: BaseMessage): Promise<BaseMessage | undefined> {
  const { AIMessage, HumanMessage } = await import("@langchain/core/messages");
  if (one?.type !== other.type || typeof one.content !== "string" || typeof other.content !== "string")
    return undefined;
  const content = `${one.content}\n\n${other.content}`;
  if (other.type === "human") return new HumanMessage(content);
  const calls = [one, other].some((message) => isOwn(message) && (message.tool_calls ?? []).length > 0);
  return isOwn(other) && !calls ? new AIMessage(content) : undefined;
}

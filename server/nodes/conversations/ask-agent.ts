import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import { type TellingNames, tellingNames } from "@/domain/catalogue/telling-names";
import { AppError } from "@/domain/errors";
import { chosenModel } from "../agentflow/chosen-model";
import { storeMessages, type StoredMessage } from "../agentflow/stored-messages";
import { bindTools } from "../agents/bind-tools";
import { type AskContext, askModel } from "../ask-model";
import { modelTools } from "./actor-tools";
import { type After, afterSaying, talkOf } from "./after";
import type { Conversing } from "./conversing";
import { defaultPrompt } from "./default-prompt";
import { inTurns } from "./in-turns";
import { modelView } from "./model-view";
import { isLastWord } from "./is-last-word";
import type { Actor } from "./read-players";
import { showLinkedImages } from "./show-linked-images";
import { agentOf, groupOf, nameOf } from "./stage";
import type { Call, Saying, State } from "./state";
import { endWords } from "./summary";
import { tellAnswer } from "./tell-answer";

/** Lets an agent's model reply to what it has heard. */
export async function askAgent(
  conversing: Conversing,
  state: State,
  { me, to }: { me: string; to: string },
): Promise<After> {
  const { actors, signal } = conversing;
  const actor = actors.get(me);
  if (actor?.kind !== "agent" || !actor.settings.agentModel)
    throw new AppError("unprocessable", "An agent has no model. Choose one.", { nodeId: me });
  const model = await chosenModel(actor.member, actor.settings.agentModel);
  const tools = await modelTools(actor);
  const bound = bindTools(model, tools);
  const names = tellingNames(actor.settings.agentModel.name, groupOf(conversing.stage, to) !== undefined);
  const view = await modelView(conversing.stage, talkOf(state).said, me, names);
  const heard = await showLinkedImages(view, actor.settings.agentModel, conversing, state);
  const told = [...(await instructions(conversing, actor, to, names)), ...heard];
  const messages = names === "beside" ? told : await inTurns(told);
  const emit = telling(conversing, state, { me, to, mayCall: tools.length > 0 });
  const asked = { nodeId: me, signal, emit, streaming: conversing.scope.streaming };
  const { text, message } = await askModel(bound, messages, asked);
  const calls = callsOf(message, state.turns);
  if (calls.length === 0) return afterSaying(state, { from: me, to, content: text, kind: "agent" });
  const saying: Saying = { from: me, to, content: text, kind: "tool_call", calls, ...stored(message, calls) };
  return afterSaying(state, saying);
}

/** What an agent says is told as it comes; as the answer, too, where it is sure to be that. */
function telling(
  { stage, record }: Conversing,
  state: State,
  { me, to, mayCall }: { me: string; to: string; mayCall: boolean },
): AskContext["emit"] {
  const { from, to: other } = talkOf(state);
  const words = endWords(stage, from, other);
  const isAnswer = !mayCall && isLastWord(stage, state, { me, to });
  const answer = isAnswer ? tellAnswer(words, (text) => record.emit({ type: "token", text })) : undefined;
  return (event) => {
    if (event.type !== "token") return record.emit(event);
    record.emit({ type: "agentToken", nodeId: me, agentName: nameOf(stage, me), text: event.text });
    answer?.(event.text);
  };
}

/** Models that name their calls badly get names of ours, in their own message too. */
function stored(message: AIMessage, calls: readonly Call[]): { message?: StoredMessage } {
  const named = (message.tool_calls ?? []).every(({ id }) => calls.some((call) => call.id === id));
  const [whole] = named && calls.every(({ error }) => error === undefined) ? storeMessages([message]) : [];
  return whole ? { message: whole } : {};
}

const callsOf = ({ tool_calls = [], invalid_tool_calls = [] }: AIMessage, turn: number): Call[] =>
  [
    ...tool_calls.map(({ id, name, args }) => ({ id, name, args })),
    ...invalid_tool_calls.map(({ id, name = "", args, error = "unreadable" }) => ({ id, name, args, error })),
  ].map(({ id, ...call }, index) => ({ ...call, id: id ?? `call_${String(turn)}_${String(index)}` }));

async function instructions(
  { stage, actors }: Conversing,
  { settings, player }: Extract<Actor, { kind: "agent" }>,
  to: string,
  names: TellingNames,
): Promise<BaseMessage[]> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const system = new SystemMessage(settings.agentSystemMessage?.trim() || defaultPrompt(stage, to));
  const group = groupOf(stage, to);
  const host = actors.get(to);
  if (!group || host?.kind !== "group" || !host.settings.groupSendIntroductions) return [system];
  const others = group.members.flatMap((id) => agentOf(stage, id) ?? []);
  const lines = others.map(({ name, description }) => (description === "" ? name : `${name}: ${description}`));
  const welcome = `You are ${player.name}. These take part in the conversation:\n\n${lines.join("\n")}`;
  if (names !== "beside") return [system, new HumanMessage(welcome)];
  return [system, new HumanMessage({ content: welcome, name: nameOf(stage, to).replaceAll(/\W+/g, "_") })];
}

import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import { type TellingNames, tellingNames } from "@/domain/catalogue/telling-names";
import { AppError } from "@/domain/errors";
import { chosenModel } from "../agentflow/chosen-model";
import { storeMessages, type StoredMessage } from "../agentflow/stored-messages";
import { bindTools } from "../agents/bind-tools";
import { askModel } from "../ask-model";
import { modelTools } from "./actor-tools";
import { type After, afterSaying, talkOf } from "./after";
import type { Conversing } from "./conversing";
import { defaultPrompt } from "./default-prompt";
import { inTurns } from "./in-turns";
import { modelView } from "./model-view";
import type { Actor } from "./read-players";
import { showLinkedImages } from "./show-linked-images";
import { agentOf, groupOf, nameOf } from "./stage";
import type { Call, Saying, State } from "./state";

/** Lets an agent's model reply to what it has heard. */
export async function askAgent(
  conversing: Conversing,
  state: State,
  { me, to }: { me: string; to: string },
): Promise<After> {
  const { actors, signal, record } = conversing;
  const actor = actors.get(me);
  if (actor?.kind !== "agent" || !actor.settings.agentModel)
    throw new AppError("unprocessable", "An agent has no model. Choose one.", { nodeId: me });
  const model = await chosenModel(actor.member, actor.settings.agentModel);
  const bound = bindTools(model, await modelTools(actor));
  const names = tellingNames(actor.settings.agentModel.name, groupOf(conversing.stage, to) !== undefined);
  const view = await modelView(conversing.stage, talkOf(state).said, me, names);
  const heard = await showLinkedImages(view, actor.settings.agentModel, conversing, state);
  const told = [...(await instructions(conversing, actor, to, names)), ...heard];
  const messages = names === "beside" ? told : await inTurns(told);
  const { text, message } = await askModel(bound, messages, {
    ...{ nodeId: me, signal, emit: record.emit, streaming: false },
  });
  const calls = callsOf(message, state.turns);
  if (calls.length === 0) return afterSaying(state, { from: me, to, content: text, kind: "agent" });
  const saying: Saying = { from: me, to, content: text, kind: "tool_call", calls, ...stored(message, calls) };
  return afterSaying(state, saying);
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

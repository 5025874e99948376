import type { BaseMessage } from "@langchain/core/messages";
import { AppError } from "@/domain/errors";
import { chosenModel } from "../agentflow/chosen-model";
import { askModel } from "../ask-model";
import { type After, afterSelection, talkOf } from "./after";
import { nextInList } from "./choose-speaker";
import type { Conversing } from "./conversing";
import { agentOf, groupOf, nameOf, type Stage } from "./stage";
import type { State } from "./state";
import { transcript } from "./transcript";

/** How often a model that names nobody, or several, is asked again. */
const mostRetries = 2;

/** Lets the group's model choose who speaks next; after answers that name no single one, the next in the list speaks. */
export async function selectSpeaker(
  conversing: Conversing,
  state: State,
  { group: id, candidates }: { group: string; candidates: readonly string[] },
): Promise<After> {
  const { stage, actors, signal, record } = conversing;
  const group = groupOf(stage, id);
  const actor = actors.get(id);
  if (!group || actor?.kind !== "group" || !actor.settings.groupModel)
    throw new AppError("unprocessable", "A group has no model with which it decides who speaks next.", { nodeId: id });
  const model = await chosenModel(actor.member, actor.settings.groupModel);
  const talk = talkOf(state);
  const messages = await question(stage, candidates, transcript(stage, talk.said));
  for (let attempt = 0; attempt <= mostRetries; attempt += 1) {
    const asked = { nodeId: id, signal, emit: record.emit, streaming: false };
    const { text, message } = await askModel(model, messages, asked);
    const [speaker, ...others] = mentioned(stage, text, candidates);
    if (speaker !== undefined && others.length === 0) return afterSelection(state, speaker);
    messages.push(message, await again(speaker === undefined, stage, candidates));
  }
  return afterSelection(state, nextInList(group, talk, candidates) ?? candidates[0] ?? "");
}

async function question(stage: Stage, candidates: readonly string[], said: string): Promise<BaseMessage[]> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const roles = candidates.map((id) => `${nameOf(stage, id)}: ${agentOf(stage, id)?.description ?? ""}`.trimEnd());
  const system = `You lead a conversation. These roles take part in it:\n${roles.join("\n")}\n\nRead what was said and choose the role that speaks next. Answer with its name and with nothing else.`;
  const ask = `${said}\n\n---\nWhich role of ${listed(stage, candidates)} speaks next? Answer with its name only.`;
  return [new SystemMessage(system), new HumanMessage(ask)];
}

async function again(isNobody: boolean, stage: Stage, candidates: readonly string[]): Promise<BaseMessage> {
  const { HumanMessage } = await import("@langchain/core/messages");
  const wrong = isNobody ? "None of the roles is named in your answer." : "Your answer names more than one role.";
  return new HumanMessage(`${wrong} Answer with one name of ${listed(stage, candidates)}, and with nothing else.`);
}

const listed = (stage: Stage, ids: readonly string[]): string => `[${ids.map((id) => nameOf(stage, id)).join(", ")}]`;

/** Those whose names stand in a text. A name within a longer one that stands there too does not count. */
function mentioned(stage: Stage, text: string, candidates: readonly string[]): string[] {
  const plain = (value: string): string =>
    ` ${value
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  let rest = plain(text);
  const longestFirst = candidates.toSorted((a, b) => nameOf(stage, b).length - nameOf(stage, a).length);
  return longestFirst.filter((id) => {
    const name = plain(nameOf(stage, id));
    if (name.trim() === "" || !rest.includes(name)) return false;
    rest = rest.replaceAll(name, " | ");
    return true;
  });
}

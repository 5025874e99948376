/** `src/group.ts` of an exported project: who speaks next in a group. */
export const groupSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { Company, Group, Saying } from "./speaking.js";

/** Who may speak next, in the group's order. A pending call is for those who can run it, else for whoever asked. */
export function eligible(company: Company, { members, transitions }: Group, last: Saying): readonly string[] {
  const calls = last.calls ?? [];
  if (calls.length > 0) {
    const can = (id: string): boolean =>
      calls.every(({ name }) => company.agent(id)?.executes.some((tool) => tool.name === name) === true);
    const able = members.filter(can);
    if (able.length > 0) return able;
    if (members.includes(last.from)) return [last.from];
  }
  if (transitions.length === 0 || !members.includes(last.from)) return members;
  const ways = transitions.filter(([from]) => from === company.name(last.from)).map(([, to]) => to);
  return members.filter((id) => ways.includes(company.name(id)));
}

/** The next of these after the one who spoke last. */
export function following({ members }: Group, from: string, candidates: readonly string[]): string | undefined {
  const last = members.indexOf(from);
  return [...members.slice(last + 1), ...members.slice(0, last + 1)].find((id) => candidates.includes(id));
}

/** One of these by chance, the same one whenever the same moment comes again. */
export async function drawLot(moment: string, candidates: readonly string[]): Promise<string | undefined> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(moment));
  return candidates[new DataView(digest).getUint32(0) % candidates.length];
}

/** The one a person named, by number or by name. */
export function namedBy(company: Company, text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.trim();
  const numbered = /^\d+$/.test(wanted) ? candidates[Number(wanted) - 1] : undefined;
  return numbered ?? candidates.find((id) => company.name(id).toLowerCase() === wanted.toLowerCase());
}

/** Lets a model choose. It is asked up to three times; undefined when it never names a single one. */
export async function chosenBy(
  model: BaseChatModel,
  company: Company,
  said: readonly Saying[],
  candidates: readonly string[],
): Promise<string | undefined> {
  const names = candidates.map((id) => company.name(id));
  const listed = "[" + names.join(", ") + "]";
  const roles = candidates.map((id) => (company.name(id) + ": " + (company.agent(id)?.description ?? "")).trimEnd());
  const messages: BaseMessage[] = [
    new SystemMessage(
      "You lead a conversation. These roles take part in it:\n" + roles.join("\n") +
        "\n\nRead what was said and choose the role that speaks next. Answer with its name and with nothing else.",
    ),
    new HumanMessage(company.transcript(said) + "\n\n---\nWhich role of " + listed + " speaks next? Answer with its name only."),
  ];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const reply = await model.invoke(messages);
    const found = mentioned(reply.text, names);
    if (found.length === 1) return candidates[names.indexOf(found[0] ?? "")];
    const wrong = found.length === 0 ? "None of the roles is named in your answer." : "Your answer names more than one role.";
    messages.push(reply, new HumanMessage(wrong + " Answer with one name of " + listed + ", and with nothing else."));
  }
  return undefined;
}

/** The names that stand in a text; one within a longer one that stands there too does not count. */
function mentioned(text: string, names: readonly string[]): string[] {
  const plain = (value: string): string => " " + value.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
  let rest = plain(text);
  return names
    .toSorted((a, b) => b.length - a.length)
    .filter((name) => {
      const wanted = plain(name);
      if (wanted.trim() === "" || !rest.includes(wanted)) return false;
      rest = rest.replaceAll(wanted, " | ");
      return true;
    });
}
`;

import { agentOf, type Group, nameOf, type Stage } from "./stage";
import type { Talk } from "./state";

/** Who may speak next in a group, in its order. A pending call is for those who can run it, else for whoever asked. */
export function eligible(stage: Stage, group: Group, { said }: Talk): readonly string[] {
  const { members, transitions } = group;
  const last = said.at(-1);
  const calls = last?.calls ?? [];
  if (last && calls.length > 0) {
    const able = members.filter((id) => calls.every(({ name }) => agentOf(stage, id)?.executes.includes(name)));
    if (able.length > 0) return able;
    if (members.includes(last.from)) return [last.from];
  }
  if (transitions.length === 0 || !last || !members.includes(last.from)) return members;
  return members.filter((to) => transitions.some((way) => way.from === last.from && way.to === to));
}

/** The next of these after the one who spoke last, in the order of the group. */
export function nextInList({ members }: Group, { said }: Talk, candidates: readonly string[]): string | undefined {
  const last = members.indexOf(said.at(-1)?.from ?? "");
  const inOrder = [...members.slice(last + 1), ...members.slice(0, last + 1)];
  return inOrder.find((id) => candidates.includes(id));
}

/** The one a person named, by number or by name. */
export function namedBy(stage: Stage, text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.trim();
  const numbered = /^\d+$/.test(wanted) ? candidates[Number(wanted) - 1] : undefined;
  return numbered ?? candidates.find((id) => nameOf(stage, id).toLowerCase() === wanted.toLowerCase());
}

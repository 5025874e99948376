import type { FlowGenGraph } from "./flowgen-graph";
import type { Members } from "./group-members";
import { speaks } from "./role-of";
import type { Wire } from "./conversation-wires";

export interface Beginning {
  /** Whom the run begins with; undefined where nobody can. */
  first?: string;
  /** Nobody in the file begins, so a user is added that talks to this node. */
  addedFor?: string;
}

/** Who begins: whom the Initializer names, or else the user to whom nobody talks first. */
export function beginningOf(
  { nodes, role, called }: FlowGenGraph,
  { parents }: Members,
  wires: readonly Wire[],
  problems: string[],
): Beginning {
  const named = wires.find(({ from, to }) => role(from) === "start" && speaks(role(to)))?.to;
  const free = [...nodes.keys()].filter((id) => speaks(role(id)) && !parents.has(id));
  const talkedTo = new Set(wires.filter(({ from }) => speaks(role(from))).map(({ to }) => to));
  const begins = (id: string): boolean => wires.some(({ from }) => from === id);
  const roots = free.filter((id) => !talkedTo.has(id));
  const users = roots.filter((id) => role(id) === "user");
  const first = named ?? users.find(begins) ?? users[0] ?? roots.find(begins);
  const begun = new Set(first === undefined ? [] : [first]);
  for (const id of begun) for (const { from, to } of wires) if (from === id) begun.add(to);
  const only = first === undefined && roots.length === 1 ? roots[0] : undefined;
  const left = free.filter((id) => !begun.has(id) && id !== only);
  if (left.length > 0)
    problems.push(
      `No conversation leads to ${left.map((id) => `“${called(id)}”`).join(", ")}. Draw a wire from the agent that talks first.`,
    );
  if (first !== undefined) {
    if (named === undefined && role(first) !== "user")
      problems.push(`The file has no user to begin with; “${called(first)}” begins.`);
    return { first };
  }
  if (only === undefined) return {};
  problems.push(`The file has no user to begin with; one was added that asks “${called(only)}”.`);
  return { addedFor: only };
}

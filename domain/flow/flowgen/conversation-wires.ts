import type { Converse } from "../flow-document";
import type { FlowGenEdge } from "./flowgen-format";
import type { FlowGenGraph } from "./flowgen-graph";
import type { Members } from "./group-members";
import { speaks } from "./role-of";
import { leftovers, numberOf, textOf } from "./translated";

/** A wire between two nodes of the file: whoever begins comes first. */
export interface Wire {
  from: string;
  to: string;
  converse?: Converse;
}

/** The wires of the flow, with FlowGen's turned around. What a wire cannot be here is said in `problems`. */
export function conversationWires(graph: FlowGenGraph, { parents, memberWires }: Members, problems: string[]): Wire[] {
  const { nodes, called, role } = graph;
  const wires = new Map<string, Wire>();
  for (const edge of graph.edges) {
    if (memberWires.has(edge)) continue;
    const [from, to] = directed(edge, graph);
    const why =
      !nodes.has(from) || !nodes.has(to)
        ? `the file lacks ${nodes.has(from) ? to : from}`
        : from === to
          ? "nobody talks to themselves"
          : role(from) === "note" || role(to) === "note" || role(to) === "start"
            ? "nothing leads there"
            : parents.get(from) !== parents.get(to)
              ? "it crosses the edge of a group"
              : wires.has(key(to, from))
                ? "one wire is enough for two agents to talk"
                : undefined;
    if (why === undefined) {
      if (!wires.has(key(from, to))) wires.set(key(from, to), { from, to, ...converseOf(edge, graph, problems) });
    } else
      problems.push(`The wire between “${called(edge.source)}” and “${called(edge.target)}” was left out: ${why}.`);
  }
  return withoutIgnoredMessages([...wires.values()], graph, problems);
}

const key = (from: string, to: string): string => JSON.stringify([from, to]);

/** FlowGen's wires lead to whoever begins, unless somebody drew one the other way. */
function directed({ source, target }: FlowGenEdge, { older, role }: FlowGenGraph): [string, string] {
  const drawnFromUser = role(source) === "user" && role(target) !== "user";
  return older && !drawnFromUser && role(source) !== "start" ? [target, source] : [source, target];
}

function converseOf(edge: FlowGenEdge, { called }: FlowGenGraph, problems: string[]): { converse?: Converse } {
  const { data } = edge;
  const message = textOf(data, "message");
  const summaryPrompt = textOf(data, "summary_prompt");
  const turns = Math.trunc(numberOf(data, "max_turns") ?? 0);
  const method = textOf(data, "summary_method");
  const known = method === "last_msg" || method === "reflection_with_llm" ? method : undefined;
  const rest = leftovers(data, ["message", "summary_prompt", "summary_method", "max_turns"]);
  if (method !== "" && !known) rest.push(`Its summary method “${method}” is not known here.`);
  for (const words of rest)
    problems.push(`The wire from “${called(edge.source)}” to “${called(edge.target)}”: ${words}`);
  const converse: Converse = {
    ...(message !== "" && { message }),
    ...(turns >= 1 && { maxTurns: Math.min(1000, turns) }),
    ...(known && { summaryMethod: known }),
    ...(summaryPrompt !== "" && { summaryPrompt }),
  };
  return Object.keys(converse).length === 0 ? {} : { converse };
}

/** Agentok asks what the person asked where there is one conversation, whatever message its wire names. */
function withoutIgnoredMessages(wires: readonly Wire[], { role, called }: FlowGenGraph, problems: string[]): Wire[] {
  return wires.map((wire) => {
    const alone = wires.filter(({ from, to }) => from === wire.from && speaks(role(to))).length === 1;
    const opened = wires.some(({ to }) => to === wire.from && role(to) !== "start");
    const started = !opened || wires.some(({ from, to }) => to === wire.from && role(from) === "start");
    if (!alone || !started || role(wire.from) === "nested" || wire.converse?.message === undefined) return wire;
    const { message, ...rest } = wire.converse;
    problems.push(
      `The wire from “${called(wire.from)}” to “${called(wire.to)}”: its message “${message}” was left out, as in Agentok the question comes first where there is one conversation.`,
    );
    return { from: wire.from, to: wire.to, ...(Object.keys(rest).length > 0 && { converse: rest }) };
  });
}

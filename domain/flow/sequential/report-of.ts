import type { ImportedNode } from "../import-report";
import { isSeqName, type SeqNode } from "./seq-graph";
import type { Made, Translation } from "./translation";

/** What became of each node of the file. */
export const reportOf = (translation: Translation, all: ReadonlyMap<string, Made>): ImportedNode[] =>
  [...translation.graph.nodes.values()].map((node) => ({
    ...{ id: node.id, name: node.name, label: node.label },
    ...verdict(node, translation, all),
  }));

type Verdict = Pick<ImportedNode, "status" | "note">;

function verdict(node: SeqNode, translation: Translation, all: ReadonlyMap<string, Made>): Verdict {
  const made = all.get(node.id);
  if (node.name === "stickyNote") return { status: "exact", note: "" };
  if (made?.nodes.some(({ opaque }) => opaque)) return { status: "missing", note: missing(node) };
  if (made) return { status: "mapped", note: [became(made), ...new Set(made.remarks)].join(" ") };
  if (node.name === "seqEnd") return { status: "mapped", note: endNote };
  if (node.name === "seqState") return { status: "mapped", note: "Its keys are the state of Start." };
  if (node.name === "seqToolNode")
    return { status: "mapped", note: "The step that calls its tools carries them out itself." };
  return component(node, translation);
}

const endNote =
  "A run ends by itself where no step follows. Where a condition led here, a Direct Reply says the last answer.";

const became = ({ nodes: [step] }: Made): string =>
  step ? `It is the step “${step.label}” (${step.name.replace(/Agentflow$/, "")}).` : "";

const missing = ({ name }: SeqNode): string =>
  name === "seqToolNode"
    ? "Nothing calls its tools. Give them to an Agent step and remove this one."
    : "This server has no such node. It is kept as it is; replace it, because the flow cannot run with it.";

/** Models, tools and what belongs to them live on in the steps that use them. */
function component({ id, read: { report } }: SeqNode, { graph }: Translation): Verdict {
  const users = usersOf(id, graph.wires, graph.nodes, new Set());
  const [first] = users;
  if (!first) return { status: "mapped", note: "No step uses it, so it was left out." };
  if (report.name.toLowerCase().includes("memory") && users.every(({ name }) => name === "seqStart"))
    return { status: "mapped", note: "Conversations and state are remembered by this server itself." };
  const where = `Its settings are in ${users.map(({ label }) => `“${label}”`).join(", ")}.`;
  if (report.status === "missing")
    return {
      status: "missing",
      note: `This server has no such node. Choose another one in ${users.map(({ label }) => `“${label}”`).join(", ")}.`,
    };
  return { status: report.status, note: [report.note, where].filter(Boolean).join(" ") };
}

function usersOf(
  id: string,
  wires: Translation["graph"]["wires"],
  nodes: Translation["graph"]["nodes"],
  passed: Set<string>,
): SeqNode[] {
  if (passed.has(id)) return [];
  passed.add(id);
  const next = wires.filter(({ source }) => source === id).flatMap(({ target }) => nodes.get(target) ?? []);
  return [...new Set(next.flatMap((node) => (isSeqName(node.name) ? [node] : usersOf(node.id, wires, nodes, passed))))];
}

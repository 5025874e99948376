import type { GraphStep } from "./graph-step";
import { type Draft, imported } from "./draft";
import { comment, literal } from "./literal";

/**
 * A file of a flow: imports, models and tools, then the graph in the order of the flow. `accessor` gives the graph of a
 * flow that steps of others run; without one it is the flow that is asked from outside.
 */
export function flowSource(draft: Draft, name: string, steps: readonly GraphStep[], accessor?: string): string {
  const graph = graphCode(draft, steps);
  const entry = accessor === undefined ? askedLines(draft) : innerLines(draft, accessor);
  const declared = [...draft.declarations.values()].map(({ name: each, source }) => `const ${each} = ${source};`);
  return [
    comment(`The flow “${name}” as a graph of LangGraph.`),
    ...importLines(draft),
    ...(declared.length > 0 ? ["", ...declared] : []),
    "",
    `export const graph = ${graph};`,
    ...entry,
    "",
  ].join("\n");
}

function askedLines(draft: Draft): string[] {
  const saver = imported(draft, "@langchain/langgraph", "MemorySaver");
  return [
    "",
    "/** Runs wait for people under their thread_id. Put a lasting checkpointer here to keep them over a restart. */",
    `export const flow = graph.compile({ checkpointer: new ${saver}() });`,
  ];
}

function innerLines(draft: Draft, accessor: string): string[] {
  const body = imported(draft, "./state.js", "Body");
  return ["", "/** For steps of other flows. */", `export const ${accessor}: () => ${body} = () => graph.compile();`];
}

/** The steps and wires of one level, as an expression. */
export function graphCode(draft: Draft, steps: readonly GraphStep[]): string {
  for (const part of ["START", "StateGraph"]) imported(draft, "@langchain/langgraph", part);
  if (steps.some(({ ways }) => ways)) imported(draft, "./state.js", "branch");
  imported(draft, "./state.js", "FlowState");
  const names = graphNames(steps);
  return [
    "new StateGraph(FlowState)",
    ...steps.map((step) => nodeLine(step, names)),
    ...steps.filter(({ begins }) => begins).map(({ id }) => `  .addEdge(START, ${named(id, names)})`),
    ...steps.flatMap((step) => wireLines(step, names, draft)),
  ].join("\n");
}

/** LangGraph keeps some names for itself, and those of the state. */
function graphNames(steps: readonly GraphStep[]): ReadonlyMap<string, string> {
  return new Map(steps.map(({ id }, index) => [id, /^[A-Za-z]\w*_\d+$/.test(id) ? id : `step_${String(index + 1)}`]));
}

const named = (id: string, names: ReadonlyMap<string, string>): string => literal(names.get(id) ?? id);

const nodeLine = ({ id, code, joins }: GraphStep, names: ReadonlyMap<string, string>): string =>
  `  .addNode(${named(id, names)}, ${code.replaceAll("\n", "\n  ")}${joins ? ", { defer: true }" : ""})`;

function wireLines({ id, next, ways }: GraphStep, names: ReadonlyMap<string, string>, draft: Draft): string[] {
  const own = named(id, names);
  if (!ways) {
    if (next.length > 0) return next.map((target) => `  .addEdge(${own}, ${named(target, names)})`);
    return [`  .addEdge(${own}, ${imported(draft, "@langchain/langgraph", "END")})`];
  }
  const targets = [...new Set(Object.values(ways).flat())];
  if (targets.length === 0) return [`  .addEdge(${own}, ${imported(draft, "@langchain/langgraph", "END")})`];
  const list = (ids: readonly string[]): string => `[${ids.map((each) => named(each, names)).join(", ")}]`;
  const routes = Object.entries(ways).map(([way, ids]) => `${literal(way)}: ${list(ids)}`);
  return [`  .addConditionalEdges(${own}, branch(${literal(id)}, { ${routes.join(", ")} }), ${list(targets)})`];
}

function importLines({ imports }: Draft): string[] {
  const own = ([module]: [string, unknown]): number => Number(module.startsWith("."));
  return [...imports]
    .filter(([, names]) => names.size > 0)
    .toSorted((a, b) => own(a) - own(b) || (a[0] < b[0] ? -1 : 1))
    .map(([module, names]) => `import { ${[...names].toSorted().join(", ")} } from ${literal(module)};`);
}

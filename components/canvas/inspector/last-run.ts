import { parseReference, valueAt } from "@/domain/flow/references";
import { parseStepReference } from "@/domain/flow/step-references";
import type { FlowKind } from "@/domain/catalogue/node-spec";

/** What a flow's last run has shown, as far as references can reach it. */
export interface LastRun {
  /** What each node gave at last, by its id. */
  outputs: ReadonlyMap<string, unknown>;
  state: Readonly<Record<string, unknown>>;
  /** What the run was asked, and the form it began with. */
  begin: Readonly<Record<string, unknown>>;
}

export const noRun: LastRun = { outputs: new Map(), state: {}, begin: {} };

interface Reader {
  kind: FlowKind;
  last: LastRun;
  /** The node whose text it is. */
  nodeId: string;
  variables: readonly { name: string; value: string | null }[];
}

/** What a reference was in the last run; undefined where that run did not reach it. */
export function lastValue(raw: string, reader: Reader): unknown {
  const inner = raw.replace(/^\{\{/, "").replace(/\}\}$/, "");
  return reader.kind === "chatflow" ? inChatflow(inner, reader) : inAgentflow(inner, reader);
}

function inChatflow(inner: string, { last, variables }: Reader): unknown {
  const reference = parseReference(inner);
  switch (reference.kind) {
    case "question":
      return last.begin["question"];
    case "node":
      return valueAt(last.outputs.get(reference.nodeId), reference.path);
    case "variable":
      return variableValue(reference.path, variables);
    default:
      return undefined;
  }
}

function inAgentflow(inner: string, { last, nodeId, variables }: Reader): unknown {
  const reference = parseStepReference(inner);
  switch (reference.kind) {
    case "question":
      return last.begin["question"];
    case "form":
    case "webhook":
      return valueAt(last.begin[reference.kind], reference.path);
    case "flow":
      return reference.path[0] === "state" ? valueAt(last.state, reference.path.slice(1)) : undefined;
    case "variable":
      return variableValue(reference.path, variables);
    case "output":
      return said(last.outputs.get(nodeId), reference.path.length === 0 ? undefined : reference.path);
    case "step":
      return said(last.outputs.get(reference.nodeId), reference.path);
    default:
      return undefined;
  }
}

/** A step named alone stands for what it said. */
const said = (output: unknown, path: readonly string[] | undefined): unknown =>
  path === undefined ? valueAt(output, ["content"]) : valueAt(output, path);

const variableValue = ([name, ...path]: readonly string[], variables: Reader["variables"]): unknown =>
  valueAt(variables.find((each) => each.name === name)?.value ?? undefined, path);

const longest = 80;

/** A value on one line: `"Berlin"`, `{"a":1}`. */
export function shownValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value) ?? "";
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { inKeyOrder } from "./flow-text";
import type { FlowDocument, FlowNode } from "./flow-document";
import { shareableDocument } from "./shareable-document";

type Values = Readonly<Record<string, unknown>>;

/**
 * A flow that comes back from a file, with what its export had left out: the credentials, passwords, headers and file
 * contents of nodes that are still there. What the file changed is as the file says.
 */
export function keepSecrets(next: FlowDocument, current: FlowDocument, specs: SpecLookup): FlowDocument {
  const shown = new Map(shareableDocument(current, specs).nodes.map((node) => [node.id, node]));
  const whole = new Map(current.nodes.map((node) => [node.id, node]));
  const nodes = next.nodes.map((node) => {
    const [from, seen] = [whole.get(node.id), shown.get(node.id)];
    return from && seen && from.name === node.name ? withSecrets(node, from, seen) : node;
  });
  return { ...next, nodes };
}

function withSecrets(node: FlowNode, from: FlowNode, seen: FlowNode): FlowNode {
  const credentialId = node.credentialId ?? from.credentialId;
  return {
    ...node,
    inputs: keptEntries(from.inputs, seen.inputs, node.inputs),
    ...(credentialId !== undefined && { credentialId }),
  };
}

/** `whole` is what was, `seen` what an export showed of it, `next` what came back. */
function kept(whole: unknown, seen: unknown, next: unknown): unknown {
  if (isSame(seen, next)) return whole;
  if (isRecord(whole) && isRecord(seen) && isRecord(next)) return keptEntries(whole, seen, next);
  if (!Array.isArray(whole) || !Array.isArray(seen) || !Array.isArray(next)) return next;
  const rows: readonly unknown[] = whole;
  return next.map((item: unknown, n): unknown => {
    const unchanged = seen.findIndex((other) => isSame(other, item));
    if (unchanged !== -1) return rows[unchanged];
    return next.length === seen.length ? kept(rows[n], seen[n], item) : item;
  });
}

function keptEntries(whole: Values, seen: Values, next: Values): Record<string, unknown> {
  const chosenAnew = (key: string): boolean => {
    const choice = key.endsWith("Config") ? key.slice(0, -"Config".length) : undefined;
    return choice !== undefined && Object.hasOwn(next, choice) && next[choice] !== whole[choice];
  };
  const returned = Object.entries(next).map(([key, value]): [string, unknown] => [
    key,
    chosenAnew(key) || !Object.hasOwn(seen, key) ? value : kept(whole[key], seen[key], value),
  ]);
  const hidden = Object.entries(whole).filter(([key]) => !Object.hasOwn(seen, key) && !Object.hasOwn(next, key));
  return Object.fromEntries([...returned, ...hidden]);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(inKeyOrder(a)) === JSON.stringify(inKeyOrder(b));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

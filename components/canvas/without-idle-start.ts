import { startStep } from "@/domain/flow/problems-of-start";
import type { FlowDocument } from "@/domain/flow/flow-document";

/** A fresh agentflow's Start gives way to the one that comes along with what is put in. */
export function withoutIdleStart(document: FlowDocument, incoming: Pick<FlowDocument, "nodes">): FlowDocument {
  if (!incoming.nodes.some(({ name }) => name === startStep)) return document;
  const wired = new Set(document.edges.map(({ source }) => source));
  const nodes = document.nodes.filter(({ id, name }) => name !== startStep || wired.has(id));
  return nodes.length === document.nodes.length ? document : { ...document, nodes };
}

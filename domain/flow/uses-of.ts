import type { FlowDocument } from "./flow-document";
import { embeddedCredentialKey } from "./flowise-format";

export const useKinds = ["credential", "documentStore", "variable", "tool", "flow"] as const;
export type UseKind = (typeof useKinds)[number];

/** Something of the workspace that a node names. */
export interface FlowUse {
  kind: UseKind;
  /** The id; of a variable its name. */
  target: string;
  nodeId: string;
  label: string;
}

/** Fields that name a thing, wherever they stand in a node's values. Stores may be written as `<id>:<name>`. */
const named: Readonly<Record<string, UseKind>> = {
  [embeddedCredentialKey]: "credential",
  selectedStore: "documentStore",
  documentStore: "documentStore",
  selectedTool: "tool",
  selectedChatflow: "flow",
  executeFlowSelectedFlow: "flow",
};

/** In references (`{{$vars.name}}`) and in scripts (`$vars.name`, `$vars["name"]`). */
const variablePattern = /\$vars(?:\.([A-Za-z_]\w*)|\[["']([^"'\]]+)["']\])/g;

/** What a flow names of its workspace, by node; each once for a node. */
export function usesOf({ nodes }: Pick<FlowDocument, "nodes">): FlowUse[] {
  const found = new Map<string, FlowUse>();
  for (const { id: nodeId, label, credentialId, inputs } of nodes) {
    const note = (kind: UseKind, target: string) =>
      target !== "" && found.set(`${kind} ${target} ${nodeId}`, { kind, target, nodeId, label });
    if (credentialId !== undefined) note("credential", credentialId);
    search(inputs, note);
  }
  return [...found.values()];
}

function search(value: unknown, note: (kind: UseKind, target: string) => void): void {
  if (typeof value === "string") return searchText(value, note);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const kind = Object.hasOwn(named, key) ? named[key] : undefined;
    if (kind && typeof item === "string") note(kind, (item.split(":", 1)[0] ?? "").trim());
    search(item, note);
  }
}

function searchText(text: string, note: (kind: UseKind, target: string) => void): void {
  // Settings of older files are kept as JSON text.
  const json = text.includes(embeddedCredentialKey) ? parsed(text) : undefined;
  if (json !== undefined) return search(json, note);
  if (!text.includes("$vars")) return;
  for (const [, dotted, quoted] of text.matchAll(variablePattern)) note("variable", dotted ?? quoted ?? "");
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { NodeCatalogue } from "@/server/engine/ports";
import { type CredentialDefinition, type NodeDefinition, toSpec } from "./define-node";

/** Every node and credential type this server has. A file that ends in `.node.ts` is in it by being there. */
export interface Catalogue extends NodeCatalogue {
  get(name: string): NodeDefinition | undefined;
  /** What the browser may know, sorted by label. */
  specs(): NodeSpec[];
  credential(name: string): CredentialDefinition | undefined;
  credentialSpecs(): CredentialSpec[];
}

const nodeFiles = import.meta.glob<{ default: NodeDefinition }>("./**/*.node.ts", { eager: true });
const credentialFiles = import.meta.glob<{ default: CredentialDefinition }>("./credentials/*.credential.ts", {
  eager: true,
});

const byLabel = (a: { label: string }, b: { label: string }): number => a.label.localeCompare(b.label, "en");

function build(): Catalogue {
  const nodes = new Map(Object.values(nodeFiles).map((file) => [file.default.name, file.default]));
  const credentials = new Map(Object.values(credentialFiles).map((file) => [file.default.name, file.default]));
  const specs = [...nodes.values()].map(toSpec).toSorted(byLabel);
  const credentialSpecs = [...credentials.values()].map(({ hosts: _hosts, ...spec }) => spec).toSorted(byLabel);
  return {
    get: (name) => nodes.get(name),
    specs: () => specs,
    credential: (name) => credentials.get(name),
    credentialSpecs: () => credentialSpecs,
  };
}

const built = build();

export const catalogue = (): Catalogue => built;

import { assertNever } from "@/domain/assert-never";
import type { Contract } from "@/domain/api/contract";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import type { NodeSpec } from "@/domain/catalogue/node-spec";

interface Sources {
  nodes: readonly NodeSpec[];
  credentials: readonly CredentialSpec[];
  contracts: readonly Contract[];
}

/** The text of `compatibility.md`. */
export function compatibilityPage({ nodes, credentials, contracts }: Sources): string {
  return [
    "# Compatibility",
    "Written by `npm run docs` from the catalogue and the list of endpoints; a test keeps it current.",
    "## Nodes",
    "Names, versions, inputs and handles are Flowise's where Flowise has the node. A node of an imported file that is not in this list becomes a placeholder: it is drawn and kept, and a flow that needs it says so when it is run.",
    table(
      ["category", "node", "name", "version", "canvas"],
      nodes
        .toSorted(byCategory)
        .map((node) => [node.category, node.label, code(node.name), String(node.version), node.flows.join(", ")]),
    ),
    "## Credential types",
    table(
      ["type", "name"],
      credentials.map((credential) => [credential.label, code(credential.name)]),
    ),
    "## Addresses",
    "All under `/api/v1`.",
    table(
      ["method", "path", "who", "what"],
      contracts
        .toSorted(byPath)
        .map((contract) => [contract.method, code(contract.path), who(contract), contract.summary]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

const byCategory = (a: NodeSpec, b: NodeSpec): number =>
  a.category.localeCompare(b.category, "en") || a.label.localeCompare(b.label, "en");
const byPath = (a: Contract, b: Contract): number =>
  a.path.localeCompare(b.path, "en") || a.method.localeCompare(b.method, "en");
const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function who({ access }: Contract): string {
  switch (access.kind) {
    case "public":
      return "anyone";
    case "flow":
      return "anyone if the flow is public, otherwise a key of the flow";
    case "session":
      return `a signed-in ${access.role}`;
    case "workspace":
      return `a key with the scope *${access.scope}*, or a member (${access.role})`;
    case "chats":
      return `a key with the scope *${access.scope}* or its access token, or a member (${access.role}); own chats only`;
    default:
      return assertNever(access);
  }
}

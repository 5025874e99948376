import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";

/** What Flowise writes on a wire that leaves a branch: its number, or its name where branches have fixed ones. */
export function branchLabel(spec: NodeSpec, output: string): string | undefined {
  const branches = spec.step?.branches;
  if (!branches || !/^\d+$/.test(output)) return undefined;
  if (branches.kind === "rows") return output;
  return outputsOf(spec)
    .find(({ name }) => name === output)
    ?.label.toLowerCase();
}

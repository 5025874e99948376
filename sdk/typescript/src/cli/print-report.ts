import type { ImportReport } from "../flows.js";
import type { Terminal } from "./terminal.js";

/** What would become of each node, those that need a look first. */
export function printReport({ print, paint }: Terminal, { nodes, problems }: ImportReport): void {
  const colours = { missing: paint.red, mapped: paint.yellow, exact: paint.green } as const;
  for (const status of ["missing", "mapped", "exact"] as const)
    for (const node of nodes.filter((one) => one.status === status)) {
      print(`  ${colours[status](status.padEnd(7))} ${node.label} ${paint.dim(`(${node.id})`)}`);
      if (node.note) print(`          ${node.note}`);
    }
  for (const problem of problems) print(`  ${paint.yellow("!")} ${problem}`);
}

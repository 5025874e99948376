import type { FlowDiff } from "./flow-diff.js";
import type { Terminal } from "./terminal.js";

/** What would change by the file: + is in it and not on the server, - the other way around, ~ is different. */
export function printDiff({ print, paint }: Terminal, { name, added, removed, changed, wires }: FlowDiff): void {
  if (name) print(`  ${paint.yellow("~")} name: ${short(name.before)} → ${short(name.after)}`);
  for (const { id, label } of added) print(paint.green(`  + ${label} (${id})`));
  for (const { id, label } of removed) print(paint.red(`  - ${label} (${id})`));
  for (const { id, label, fields } of changed) {
    print(`  ${paint.yellow("~")} ${label} ${paint.dim(`(${id})`)}`);
    for (const { field, before, after } of fields) {
      print(`      ${field}`);
      if (before !== undefined) print(paint.red(`        - ${short(before)}`));
      if (after !== undefined) print(paint.green(`        + ${short(after)}`));
    }
  }
  for (const wire of wires.added) print(paint.green(`  + wire ${wire}`));
  for (const wire of wires.removed) print(paint.red(`  - wire ${wire}`));
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const line = text.replaceAll(/\s*\n\s*/g, " ⏎ ");
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
}

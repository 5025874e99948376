import { aim, number, printRows, requestRows } from "./print-table.mjs";

/** One line per promise about agentflows on one kind of database. */
export function printAgentflows(kind, { floor, weft, steps, onPostgres }, say) {
  say(`\nAgentflows on ${kind}. Floor: one answer of the model, one row written.\n`);
  const rows = [["", "floor", "Weft", "", "aim"]];
  for (const [connections, mine] of Object.entries(weft.requests))
    rows.push(...requestRows(`three steps, ${connections} at once, runs/s`, floor.requests[connections], mine));
  rows.push([
    ...["a step without a database, p50 ms", "", number(steps.inMemory, 2), ""],
    aim(steps.inMemory <= 0.3, "at most 0.3"),
  ]);
  const added = `added ${number(steps.durable - steps.floor, 2)}`;
  rows.push([
    ...["a step that is written down, p50 ms", number(steps.floor, 2), number(steps.durable, 2), added],
    onPostgres ? aim(steps.durable <= 3, "at most 3") : "",
  ]);
  rows.push([
    ...[`${steps.paused} runs that wait, bytes each`, "", number(Math.max(0, steps.bytesPerPaused), 0), ""],
    aim(steps.bytesPerPaused < 100, "none to speak of"),
  ]);
  printRows(rows, say);
}

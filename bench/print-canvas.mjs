import { aim, number, printRows } from "./print-table.mjs";

/** Frames, loading, memory and answers of the canvas; a size of 500 and an interaction have aims. */
export function printCanvas({ floor, rows, asked, asks }, say) {
  const table = [["", "floor", "Weft", "", "aim"]];
  for (const { count, cold, load, drag, pan, zoom, megabytes } of rows) {
    const bare = floor.find((each) => each.count === count);
    table.push(
      [`${count} nodes: drag, frames/s`, number(bare.drag.perSecond), number(drag.perSecond), "", dragAim(count, drag)],
      ...frameRows(bare.drag, drag),
      ["  pan, frames/s", number(bare.pan.perSecond), number(pan.perSecond), "", ""],
      ...frameRows(bare.pan, pan),
      ["  zoom, frames/s", "", number(zoom.perSecond), "", ""],
      ["  open, first time, s", "", number(cold / 1000, 2), "", ""],
      ["  open, again, s", "", number(load / 1000, 2), "", ""],
      ["  memory, MB", "", number(megabytes, 0), "", ""],
    );
  }
  for (const [what, { p50, p95, most }] of Object.entries(asks))
    table.push([
      `${what === "select" ? "select" : "type"} on ${asked} nodes to next paint p50, ms`,
      "",
      number(p50, 0),
      `p95 ${number(p95, 0)}, most ${number(most, 0)}`,
      aim(p95 < 100, "p95 under 100"),
    ]);
  printRows(table, say);
}

const dragAim = (count, { perSecond }) => (count === 500 ? aim(perSecond >= 50, "at least 50") : "");

const frameRows = (bare, mine) => [
  ["    frame p50, ms", number(bare.p50), number(mine.p50), "", ""],
  ["    frame p95, ms", number(bare.p95), number(mine.p95), "", ""],
];

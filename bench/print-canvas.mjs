import { aim, number, printRows } from "./print-table.mjs";

/** Frames, loading, memory and answers of the canvas; a size of 500 and an interaction have aims. */
export function printCanvas({ floor, rows, asks }, say) {
  const table = [["", "floor", "Weft", "processor time, ms", "aim"]];
  for (const row of rows) {
    const bare = floor.find((each) => each.count === row.count);
    table.push(
      ...dragRows(`${row.count} nodes: drag one`, row.count, row.drag, bare.drag),
      ...dragRows("  drag a part of them", row.count, row.few),
      ...dragRows("  drag all of them", undefined, row.all),
      ...dragRows("  pan", row.count, row.pan, bare.pan),
      ["  zoom, frames/s", "", number(row.zoom.perSecond), "", ""],
      ["  open, first time, s", "", number(row.cold / 1000, 2), "", ""],
      ["  open, again, s", "", number(row.load / 1000, 2), "", ""],
      ["  memory, MB", "", number(row.megabytes, 0), "", ""],
    );
  }
  for (const { count, select, type } of asks)
    table.push(
      answerRow(`select on ${count} nodes to next paint p50, ms`, select, count > 200 ? 200 : 100),
      answerRow(`type on ${count} nodes to next paint p50, ms`, type, 100),
    );
  printRows(table, say);
}

function dragRows(title, count, mine, bare) {
  const { script, style, layout, all } = mine.each;
  const parts = `script ${number(script)}, style ${number(style)}, layout ${number(layout)}, all processes ${number(all)}`;
  const reached = count === 500 ? aim(mine.perSecond >= 50, "at least 50") : "";
  return [
    [`${title}, frames/s`, bare ? number(bare.perSecond) : "", number(mine.perSecond), `${parts} a step`, reached],
    ["    frame p50, ms", bare ? number(bare.p50) : "", number(mine.p50), "", ""],
    ["    frame p95, ms", bare ? number(bare.p95) : "", number(mine.p95), "", ""],
  ];
}

const answerRow = (title, { p50, p95, most, each }, most95) => [
  title,
  "",
  number(p50, 0),
  `p95 ${number(p95, 0)}, most ${number(most, 0)}; ${number(each, 0)} of the page's thread each`,
  aim(p95 < most95, `p95 under ${most95}`),
];

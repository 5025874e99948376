export const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : "-");

/** One line per promise: what the floor reached, what Weft reached, and whether the aim is met. */
export function printTable({ floor, weft, cut, start, onPostgres }, say) {
  const rows = [["", "floor", "Weft", "", "aim"]];
  for (const [connections, mine] of Object.entries(weft.requests))
    rows.push(...predictionRows(connections, floor.requests[connections], mine, onPostgres));
  for (const [count, mine] of Object.entries(weft.streams)) rows.push(...streamRows(count, floor.streams[count], mine));
  rows.push(...cutRows(cut));
  rows.push([
    "memory under load, MB",
    number(floor.megabytes, 0),
    number(weft.megabytes, 0),
    "",
    onPostgres ? aim(weft.megabytes < 400, "under 400") : "",
  ]);
  rows.push(["start to first answer, s", "", number(start, 2), "", aim(start < 3, "under 3")]);
  printRows(rows, say);
}

export function printRows(rows, say) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    say(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("   "));
}

export const aim = (reached, text) => `${text}: ${reached ? "reached" : "MISSED"}`;

function predictionRows(connections, floor, weft, onPostgres) {
  const one = connections === "1";
  const share = onPostgres && connections === "32" ? aim(weft.perSecond / floor.perSecond >= 0.8, "at least 0.80") : "";
  const added = one ? aim(weft.p50 - floor.p50 <= 2, "at most 2") : "";
  return requestRows(`predictions/s, ${connections} connection${one ? "" : "s"}`, floor, weft, { share, added });
}

export function requestRows(title, floor, weft, aims = { share: "", added: "" }) {
  const share = weft.perSecond / floor.perSecond;
  const added = { p50: weft.p50 - floor.p50, p99: weft.p99 - floor.p99 };
  return [
    [title, number(floor.perSecond), number(weft.perSecond), `${number(share, 2)} of the floor`, aims.share],
    [`  p50, ms`, number(floor.p50, 2), number(weft.p50, 2), `added ${number(added.p50, 2)}`, aims.added],
    [`  p99, ms`, number(floor.p99, 2), number(weft.p99, 2), `added ${number(added.p99, 2)}`, ""],
    ...(floor.wrong + weft.wrong > 0 ? [["  wrong answers", String(floor.wrong), String(weft.wrong), "", ""]] : []),
  ];
}

function streamRows(count, floor, weft) {
  return [
    [`${count} streams at once, whole`, String(floor.whole), String(weft.whole), "", aim(weft.lost === 0, "all")],
    ["  lost", String(floor.lost), String(weft.lost), "", ""],
    [
      "  first token p50, ms",
      number(floor.p50, 0),
      number(weft.p50, 0),
      `added ${number(weft.p50 - floor.p50, 0)}`,
      "",
    ],
    [
      "  first token p99, ms",
      number(floor.p99, 0),
      number(weft.p99, 0),
      `added ${number(weft.p99 - floor.p99, 0)}`,
      "",
    ],
  ];
}

function cutRows({ total, perSecond, cuts, byPost, byGet, late, wrong, problems }) {
  return [
    [`${total} streams against their stored answers`, "", `${total - wrong} equal`, "", aim(wrong === 0, "all")],
    ["  a second, with what they were cut", "", number(perSecond), "", ""],
    [
      "  cut at a random event and taken up",
      "",
      String(cuts),
      `${byPost} asked again, ${byGet} by GET, ${late} only after the run`,
      "",
    ],
    ...problems.map((problem) => [`  ${problem}`, "", "", "", ""]),
  ];
}

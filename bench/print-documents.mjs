import { percentile } from "./percentile.mjs";

const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : "-");

/** What document stores reached on one kind of database. */
export function printDocuments(kind, { rows, megabytes, folder }, say) {
  say(`\nDocument stores on ${kind}:`);
  const head = [
    "chunks",
    "made/s",
    "ping meanwhile p99, ms",
    "embedded and stored/s",
    "query p50, ms",
    "p99",
    "ping meanwhile p50, ms",
    "p99",
    "most",
  ];
  const lines = rows.map(({ count, own, madePerSecond, pingWhileMade, storedPerSecond, query, ping }) => [
    `${count}${own ? ", built-in model" : ""}`,
    number(madePerSecond),
    number(pingWhileMade, 1),
    number(storedPerSecond),
    number(query.p50, 1),
    number(query.p99, 1),
    number(ping.p50, 1),
    number(ping.p99, 1),
    number(ping.max, 0),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [head, ...lines]) say(line.map((cell, column) => cell.padStart(widths[column])).join("   "));
  const slow = rows.filter(({ ping }) => ping.p99 >= 100);
  say(`ping under 100 ms at p99 while a store is filled: ${slow.length === 0 ? "reached" : "MISSED"}`);
  say(`memory, MB: ${number(megabytes)}`);
  const { packed, chunks, took, before, most } = folder;
  const p99 = percentile(folder.ping, 0.99);
  say(
    `folder of ${folder.megabytes} MB (packed ${number(packed)} MB): ${chunks} chunks in ${number(took / 1000)} s, memory ${number(before)} → ${number(most)} MB, ping p99 ${number(p99, 1)} ms`,
  );
  say(
    `memory grows by less than the folder while it is loaded: ${most - before < folder.megabytes ? "reached" : "MISSED"}`,
  );
  say(`ping under 100 ms at p99 while the folder is loaded: ${p99 < 100 ? "reached" : "MISSED"}`);
}

import { percentile } from "./percentile.mjs";

const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : "-");

/** What document stores reached on one kind of database. */
export function printDocuments(kind, { rows, megabytes, alone, used }, say) {
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
    "most while deleted",
  ];
  const lines = rows.map(({ count, own, query, ping, ...row }) => [
    `${count}${own ? ", built-in model" : ""}`,
    number(row.madePerSecond),
    number(row.pingWhileMade, 1),
    number(row.storedPerSecond),
    number(query.p50, 1),
    number(query.p99, 1),
    number(ping.p50, 1),
    number(ping.p99, 1),
    number(ping.max, 0),
    number(row.mostWhileDeleted, 0),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [head, ...lines]) say(line.map((cell, column) => cell.padStart(widths[column])).join("   "));
  const slow = rows.filter(({ ping }) => ping.p99 >= 100);
  say(`ping under 100 ms at p99 while a store is filled: ${slow.length === 0 ? "reached" : "MISSED"}`);
  say(`memory, MB: ${number(megabytes)}`);
  for (const folder of alone) printFolder(folder, say, "on an empty server, a ");
  printFolder(used, say, "after stores were deleted, a ");
  const [small, large] = alone;
  const more = large.megabytes - small.megabytes;
  // What a garbage collector leaves lying about for a while is more than a small folder.
  if (more >= 100) {
    const bounded = large.most - small.most < more / 4;
    say(`${more} MB more in a folder take less than a quarter of that in memory: ${bounded ? "reached" : "MISSED"}`);
  }
  const pinged = [...alone, used].every(({ ping }) => percentile(ping, 0.99) < 100);
  say(`ping under 100 ms at p99 while a folder is loaded: ${pinged ? "reached" : "MISSED"}`);
}

function printFolder({ megabytes, packed, chunks, took, before, most, ping }, say, when) {
  const memory = `memory ${number(before)} → ${number(most)} MB`;
  const p99 = `ping p99 ${number(percentile(ping, 0.99), 1)} ms`;
  const work = `${chunks} chunks in ${number(took / 1000)} s`;
  say(`${when}folder of ${megabytes} MB (packed ${number(packed)} MB): ${work}, ${memory}, ${p99}`);
}

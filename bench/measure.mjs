import { readFileSync } from "node:fs";
import { percentile } from "./percentile.mjs";
import { runLoad } from "./start-program.mjs";

/**
 * Puts every load of the plan on each of the targets in turn, round after round, so that whatever else the machine does
 * meanwhile falls on all of them. Of several rounds the median counts.
 */
export async function measure(targets, plan) {
  const names = Object.keys(targets);
  const memory = Object.fromEntries(names.map((name) => [name, watchMemory(targets[name].pid)]));
  const figures = Object.fromEntries(names.map((name) => [name, { requests: {}, streams: {} }]));
  for (const connections of plan.connections) {
    const { seconds, warmup } = plan;
    const rounds = await inTurn(names, plan.rounds, (name) => {
      const { instant, headers } = targets[name];
      return runLoad({ kind: "requests", url: instant, headers, connections, seconds, warmup });
    });
    for (const name of names) figures[name].requests[connections] = combine(rounds[name]);
  }
  for (const connections of plan.streams) {
    const rounds = await inTurn(names, 1, (name) => {
      const { paced, headers } = targets[name];
      return runLoad({ kind: "streams", url: paced, headers, connections });
    });
    for (const name of names) figures[name].streams[connections] = rounds[name][0];
  }
  for (const name of names) figures[name].megabytes = memory[name].stop();
  return figures;
}

async function inTurn(names, rounds, run) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) results[name].push(await run(name));
  }
  return results;
}

function combine(rounds) {
  const median = (key) =>
    percentile(
      rounds.map((round) => round[key]),
      0.5,
    );
  const wrong = rounds.reduce((sum, round) => sum + round.wrong, 0);
  return { perSecond: median("perSecond"), p50: median("p50"), p99: median("p99"), wrong };
}

/** Largest resident size seen, in MB; NaN where the system does not tell. */
export function watchMemory(pid) {
  let largest = Number.NaN;
  const look = () => {
    const size = residentMegabytes(pid);
    if (!(size <= largest)) largest = size;
  };
  look();
  const timer = setInterval(look, 250);
  return {
    stop() {
      clearInterval(timer);
      return largest;
    },
  };
}

function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

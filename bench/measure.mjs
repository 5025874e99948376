import { readFileSync } from "node:fs";
import { runLoad } from "./start-program.mjs";

/** Puts every load of the plan on one server, one after the other, and watches its memory meanwhile. */
export async function measure({ instant, paced, headers, pid, plan }) {
  const memory = watchMemory(pid);
  const requests = {};
  for (const connections of plan.connections) {
    const { seconds, warmup } = plan;
    requests[connections] = await runLoad({ kind: "requests", url: instant, headers, connections, seconds, warmup });
  }
  const streams = {};
  for (const connections of plan.streams) {
    streams[connections] = await runLoad({ kind: "streams", url: paced, headers, connections });
  }
  return { requests, streams, megabytes: memory.stop() };
}

/** Largest resident size seen, in MB; NaN where the system does not tell. */
function watchMemory(pid) {
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

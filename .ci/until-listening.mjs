import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Resolves when `port` accepts connections; rejects with the program's own words when it ends before that. */
export async function untilListening(child, port, name, seconds = 30) {
  let complaint = "";
  child.stderr?.on("data", (chunk) => (complaint = (complaint + chunk).slice(-4_000)));
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} did not start:\n${complaint}`);
    if (await accepts(port)) return;
    await sleep(100);
  }
  throw new Error(`${name} did not listen on port ${port} within ${seconds} seconds:\n${complaint}`);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

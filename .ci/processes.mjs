import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Every process this program started and that has not ended, each the head of its own group. */
const running = new Set();

// Whatever ends this program, its children end before it.
process.on("exit", () => {
  for (const child of running) signalGroup(child, "SIGKILL");
});

/** The signal that asks a program to end soon, where that is not SIGTERM. */
const farewells = new WeakMap();

/** Starts a program in a process group of its own, so that its children can be stopped with it. */
export function start(command, args, { farewell = "SIGTERM", ...options }) {
  const child = spawn(command, args, { ...options, detached: true });
  farewells.set(child, farewell);
  running.add(child);
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/** Runs a step with its output on this terminal and resolves to its exit code. */
export function runStep({ title, command, args, cwd, env, say, minutes = 15 }) {
  const began = Date.now();
  say(`\n${title} …`);
  return new Promise((resolve) => {
    const child = start(command, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
    const limit = setTimeout(() => {
      say(`${title}: stopped after ${minutes} minutes.`);
      void stop(child);
    }, minutes * 60_000);
    const end = (code) => {
      clearTimeout(limit);
      say(`${title}: ${code === 0 ? "done" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
      resolve(code);
    };
    child.once("error", (error) => (say(error.message), end(1)));
    child.once("close", (code) => end(code ?? 1));
  });
}

/** Asks a program to end and insists after five seconds. */
export function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const insist = setTimeout(() => signalGroup(child, "SIGKILL"), 5_000);
    child.once("close", () => {
      clearTimeout(insist);
      resolve();
    });
    signalGroup(child, farewells.get(child));
  });
}

export const stopAll = () => Promise.all([...running].map(stop));

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** A port nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

import { spawn } from "node:child_process";

/**
 * Runs a program that takes long and says so: on a terminal one line that counts the seconds, elsewhere a line every
 * ten. Its own output appears only when it fails.
 */
export async function longStep({ title, command, args, cwd, env, say }) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const { isTTY } = process.stdout;
  const line = () => `${title} … ${seconds()} s`;
  if (!isTTY) say(`${title} …`);
  const ticker = setInterval(() => (isTTY ? rewrite(line()) : say(line())), isTTY ? 500 : 10_000);
  const { code, output } = await run(command, args, { cwd, env });
  clearInterval(ticker);
  if (isTTY) rewrite("");
  if (code === 0) return say(`${title} … done in ${seconds()} s`);
  throw new Error(`${output.trimEnd()}\n${title} failed. The reason stands above.`);
}

function rewrite(text) {
  process.stdout.write(`\r\u001B[2K${text.slice(0, (process.stdout.columns ?? 80) - 1)}`);
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    // The end of it says what went wrong; a build may print megabytes.
    let output = "";
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const stop = () => child.kill();
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
    child.once("error", (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.once("close", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM"]) process.off(name, stop);
      if (signal) process.exit(1);
      resolve({ code, output });
    });
  });
}

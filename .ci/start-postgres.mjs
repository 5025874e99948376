import { chownSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, start } from "./processes.mjs";
import { untilListening } from "./until-listening.mjs";

/**
 * Starts a Postgres of its own on a free port, its data in `scratch`, and resolves to its URL. Unless it is `durable` it
 * is told not to wait for the disk.
 */
export async function startPostgres(bin, scratch, say, { durable = false } = {}) {
  const data = join(scratch, "postgres");
  const user = unprivilegedUser();
  mkdirSync(data, { mode: 0o700 });
  if (user) {
    chownSync(scratch, user.uid, user.gid);
    chownSync(data, user.uid, user.gid);
  }
  const options = {
    ...user,
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "ignore", "pipe"],
  };
  await initialise(join(bin, "initdb"), data, options);

  const port = await freePort();
  const quick = durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const settings = [...quick, "listen_addresses=127.0.0.1", `unix_socket_directories=${data}`, "max_connections=200"];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  // SIGTERM would wait until the last client has gone.
  const server = start(join(bin, "postgres"), args, { ...options, farewell: "SIGINT" });
  await untilListening(server, port, "Postgres");
  say(`Postgres runs on port ${port}.`);
  return `postgres://weft@127.0.0.1:${port}/postgres`;
}

function initialise(program, data, options) {
  const args = ["-D", data, "--username=weft", "--auth=trust", "--no-sync", "--encoding=UTF8", "--no-locale"];
  const child = start(program, args, options);
  let complaint = "";
  child.stderr.on("data", (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed:\n${complaint}`))));
  });
}

/** Postgres refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "Postgres cannot run as root, and there is no user postgres or nobody. Set TEST_DATABASE_URL instead.",
  );
}

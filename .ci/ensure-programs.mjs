import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { longStep } from "../server/boot/long-step.mjs";

/** What the tests need beside Node: where to look, Debian's package, and the variable that makes it unnecessary. */
const needs = {
  chromium: { find: findChromium, package: "chromium", what: "Chromium", variable: "CHROMIUM_PATH=/path/to/chromium" },
  postgres: {
    find: findPostgres,
    package: "postgresql",
    what: "a Postgres server",
    variable:
      "TEST_DATABASE_URL=postgres://user:password@host:5432/postgres (the user must be allowed to create databases)",
  },
  redis: {
    find: () => (process.env.TEST_REDIS_URL ? "elsewhere" : onPath("redis-server")),
    package: "redis-server",
    what: "a Redis server",
    variable: "TEST_REDIS_URL=redis://host:6379",
  },
  python: {
    find: findPython,
    package: "python3-requests",
    what: "Python 3 with its package requests",
    variable: "PYTHON_PATH=/path/to/python3",
  },
};

/** Paths of Chromium, Postgres's programs, Redis and Python; installs what is missing where that is possible. */
export async function ensurePrograms(say) {
  const missing = Object.values(needs).filter(({ find }) => !find());
  if (missing.length > 0) {
    if (!canInstall()) throw new Error(explain(missing));
    await install(
      missing.map((need) => need.package),
      say,
    );
    const still = missing.filter(({ find }) => !find());
    if (still.length > 0) throw new Error(explain(still));
  }
  return Object.fromEntries(Object.entries(needs).map(([name, { find }]) => [name, find()]));
}

const canInstall = () => process.getuid?.() === 0 && onPath("apt-get") !== undefined;

function explain(missing) {
  const lines = missing.map(
    (need) => `- ${need.what}: install it (Debian: apt-get install ${need.package}), or set ${need.variable}`,
  );
  return `The tests need what this machine does not have:\n${lines.join("\n")}`;
}

/** Debian starts a server as soon as its package is installed; this file forbids that while it exists. */
const policy = "/usr/sbin/policy-rc.d";

async function install(packages, say) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (title, ...args) => longStep({ title, command: "apt-get", args, cwd: "/", env, say });
  const forbid = !existsSync(policy);
  if (forbid) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await apt("Reading the package lists", "update");
    await apt(`Installing ${packages.join(", ")}`, "install", "-y", "--no-install-recommends", ...packages);
  } finally {
    if (forbid) rmSync(policy, { force: true });
  }
}

function findChromium() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return process.env.CHROMIUM_PATH || names.map(onPath).find(Boolean) || (existsSync(mac) ? mac : undefined);
}

/** The folder of `initdb` and `postgres`. Debian keeps it off the path. */
export function findPostgres() {
  if (process.env.TEST_DATABASE_URL) return "elsewhere";
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...pathFolders()];
  return folders.find((folder) => isProgram(join(folder, "initdb")) && isProgram(join(folder, "postgres")));
}

/** Examples in the documentation import `requests`; Debian installs it for its own interpreter only. */
function findPython() {
  if (process.env.PYTHON_PATH) return process.env.PYTHON_PATH;
  const here = [...pathFolders().map((folder) => join(folder, "python3")), "/usr/bin/python3"];
  return here.filter(isProgram).find((python) => spawnSync(python, ["-c", "import requests"]).status === 0);
}

function onPath(name) {
  return pathFolders()
    .map((folder) => join(folder, name))
    .find(isProgram);
}

const pathFolders = () => (process.env.PATH ?? "").split(delimiter).filter(Boolean);

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

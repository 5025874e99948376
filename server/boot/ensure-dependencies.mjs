import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { longStep } from "./long-step.mjs";

/** Installs what package-lock.json names, unless exactly that is installed already. */
export async function ensureDependencies(root, say) {
  const lock = readFileSync(join(root, "package-lock.json"));
  const stampFile = join(root, "node_modules", ".weft-installed");
  // Native packages differ by machine.
  const stamp = createHash("sha256").update(lock).update(`${process.platform} ${process.arch}`).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!isInstalled(root, JSON.parse(lock.toString()))) await install(root, say);
  writeFileSync(stampFile, stamp);
}

/** npm leaves a list of what it installed; packages for other machines are missing from it. */
function isInstalled(root, lock) {
  const file = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(file)) return false;
  const { packages: present } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === "" || present[path]?.version === version || (optional && !present[path]),
  );
}

async function install(root, say) {
  const npm = npmCommand();
  await longStep({
    title: "Installing dependencies",
    command: npm.command,
    // NODE_ENV=production would leave out what the build needs.
    args: [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund"],
    cwd: root,
    env: process.env,
    say,
  });
}

/** The npm that started this program, when one did. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith(".js")) return { command: process.execPath, args: [own] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

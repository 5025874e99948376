import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { longStep } from "./long-step.mjs";

/** Everything the build reads. Other files may change without a new one. */
const sources = [
  "app",
  "components",
  "domain",
  "server",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
const notBuilt = /\.test\.tsx?$|\.mjs$/;

/** Builds the application, unless the last build was made from the same sources. Resolves to whether it had to. */
export async function ensureBuild(root, say) {
  const stampFile = join(root, ".next", "weft-sources");
  const stamp = hashSources(root);
  const built = existsSync(join(root, ".next", "BUILD_ID")) && existsSync(stampFile);
  if (built && readFileSync(stampFile, "utf8") === stamp) return false;
  const untouched = join(root, ".next", "data-of-the-build");
  await longStep({
    title: "Building",
    command: process.execPath,
    args: [join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATA_DIR: untouched,
      DATABASE_URL: "",
    },
    say,
  });
  // A page that asks for data before it has a request would be drawn once, here, for everybody.
  if (existsSync(untouched)) throw new Error("The build opened the database. Let the page wait for a request first.");
  writeFileSync(stampFile, stamp);
  return true;
}

/** One hash over names and contents, in a fixed order. */
export function hashSources(root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesIn(root, source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesIn(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  const names = readdirSync(full).toSorted();
  return names.flatMap((name) => (notBuilt.test(name) ? [] : filesIn(root, `${path}/${name}`)));
}

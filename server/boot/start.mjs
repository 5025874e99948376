// `npm start`: from whatever state the checkout is in to a running server. Uses nothing but Node itself, because it
// may run before anything is installed.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { ensureNode } from "./ensure-node.mjs";
import { ensurePort } from "./ensure-port.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const say = (line) => console.log(line);

try {
  ensureNode();
  // What the shell sets wins over the file.
  if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
  await ensurePort(process.env.PORT);
  await ensureDependencies(root, say);
  await ensureBuild(root, say);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

process.chdir(root);
process.env.NODE_ENV = "production";
await import("../main.mjs");

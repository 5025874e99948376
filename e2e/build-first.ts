import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The specs walk through a built server; one is made when the sources changed since the last. */
export default function buildFirst(): void {
  const root = join(import.meta.dirname, "..");
  execFileSync(process.execPath, [join(root, "server/boot/build.mjs")], { cwd: root, stdio: "inherit" });
}

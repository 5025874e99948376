// `npm run build`.
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";

try {
  const built = await ensureBuild(fileURLToPath(new URL("../..", import.meta.url)), console.log);
  if (!built) console.log("The build is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

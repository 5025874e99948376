// Compiles the server behind the API, unless its sources are as they were, and prints where: tests that start it in
// processes of their own, again and again, are spared reading two thousand files each time.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
// Below the packages that it imports, and out of everybody's way.
const cache = join(root, "node_modules/.cache/weft-api");

async function compiledApi() {
  const folder = join(cache, await digest());
  const entry = join(folder, "process-handle.mjs");
  if (await exists(entry)) return entry;
  await mkdir(cache, { recursive: true });
  const made = await mkdtemp(join(cache, "making-"));
  await compile(made);
  // Another test may have been quicker.
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  await forgetOthers(folder);
  return entry;
}

/** What was compiled from other sources an hour ago is of no more use. */
async function forgetOthers(folder) {
  for (const name of await readdir(cache)) {
    const other = join(cache, name);
    const { mtimeMs } = await stat(other).catch(() => ({ mtimeMs: Date.now() }));
    if (other !== folder && mtimeMs < Date.now() - 3_600_000) await rm(other, { recursive: true, force: true });
  }
}

/** Vitest brings the compiler along. */
async function compile(outDir) {
  const { build } = await import(pathToFileURL(createRequire(import.meta.resolve("vitest/node")).resolve("vite")).href);
  await build({
    ...{ root, configFile: false, logLevel: "silent", publicDir: false },
    resolve: { alias: { "@": root, "server-only": join(root, ".ci/server-only.ts") } },
    build: {
      ...{ ssr: "server/http/process-handle.ts", outDir, minify: false, target: "node20", copyPublicDir: false },
      rollupOptions: { output: { entryFileNames: "process-handle.mjs", chunkFileNames: "[name]-[hash].mjs" } },
    },
  });
}

async function digest() {
  const hash = createHash("sha256");
  for (const folder of ["server", "domain", "drizzle"]) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.toSorted()) {
      if (!/\.(ts|mjs|json|sql)$/.test(name) || name.endsWith(".test.ts")) continue;
      const { size, mtimeMs } = await stat(join(root, folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

process.stdout.write(await compiledApi());

// A registry mirror may keep only the native packages of one platform. npm then leaves the others out of the lockfile
// it writes, and `npm ci` refuses that lockfile. This adds what the installed packages say about them: name, version
// and platform. Run it after a change of dependencies; `lock.test.ts` says when it is needed.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const systems = ["aix", "android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** Entries the lockfile lacks: `[path, entry]` for each optional package without one. */
export function missingEntries(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !candidates(parent, name).some((path) => path in packages))
      .map(([name, version]) => [`node_modules/${name}`, { version, ...platform(name), optional: true }]),
  );
}

/** Places where Node would find `name` from `parent`. */
function candidates(parent, name) {
  const parts = parent.split("/node_modules/");
  const nested = parts.map((_, index) => `${parts.slice(0, index + 1).join("/node_modules/")}/node_modules/${name}`);
  return [...nested, `node_modules/${name}`];
}

/** By the naming habit of native packages: `swc-linux-x64-musl`, `oxide-win32-arm64-msvc`, `binding-android-arm-eabi`. */
function platform(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : os === "linux" && "glibc";
  return { ...(cpu && { cpu: [cpu] }), ...(os === "linux" && libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingEntries(lock.packages);
  const entries = [...Object.entries(lock.packages), ...missing].toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`${missing.length} entries added.`);
}

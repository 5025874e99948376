import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Makes the command line one file, so that nothing has to be installed beside the package. */
const here = dirname(fileURLToPath(import.meta.url));
const outfile = resolve(process.argv[2] ?? join(here, "dist/weft.cjs"));

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["src/cli/weft.ts"],
  ...{ outfile, bundle: true, platform: "node", target: "node20", format: "cjs", metafile: true },
  banner: { js: "#!/usr/bin/env node" },
  legalComments: "none",
});

/** What it is made of beside its own source goes along with its licences. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
);
const licence = (folder) => {
  const { name, version } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(here, folder, "LICENSE"), "utf8")}`;
};
writeFileSync(`${outfile}.LICENSES.txt`, [...packages].sort().map(licence).join("\n\n---\n\n"));

import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { pythonValue, runPython } from "./run-python";

const source = join(import.meta.dirname, "..");
let folder: string | undefined;

afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

it("names every package and promises to need no other", async () => {
  const manifest = await readFile(join(source, "pyproject.toml"), "utf8");
  const listed = /^packages = (\[.*\])$/m.exec(manifest)?.[1] ?? "[]";
  const folders = (await readdir(join(source, "src"))).filter((name) => !name.endsWith(".egg-info"));
  expect(folders.toSorted()).toEqual((JSON.parse(listed) as string[]).toSorted());
  expect(manifest).toMatch(/^dependencies = \[\]$/m);
  for (const name of folders) expect(await readdir(join(source, "src", name))).toContain("py.typed");
});

it("works from a copy of its packages, with nothing but Python's own library", async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-wheel-"));
  await cp(join(source, "src"), folder, { recursive: true, filter: (path) => !path.includes("__pycache__") });
  // Without `site` there are no installed packages to lean on.
  const found = await pythonValue(
    `
import ciniterflow, json, weft
print(json.dumps([weft.__file__, ciniterflow.CiniterFlow is weft.WeftClient, weft.__version__]))
`,
    { args: ["-S"], library: folder },
  );
  const manifest = await readFile(join(source, "pyproject.toml"), "utf8");
  const version = /^version = "(.*)"$/m.exec(manifest)?.[1];
  expect(found).toEqual([join(folder, "weft", "__init__.py"), true, version]);
});

it("compiles, and uses no syntax newer than Python 3.9", async () => {
  const printed = await runPython(`
import ast, pathlib
for path in sorted(pathlib.Path(${JSON.stringify(join(source, "src"))}).rglob("*.py")):
    compile(ast.parse(path.read_text("utf-8"), str(path), feature_version=(3, 9)), str(path), "exec")
    print(path.name)
`);
  expect(printed.split("\n")).toContain("_client.py");
});

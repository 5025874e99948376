import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashSources } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { ensureNode } from "./ensure-node.mjs";
import { ensurePort } from "./ensure-port.mjs";

let root = "";
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "weft-boot-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path, content) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), content);
};

describe("ensureNode", () => {
  test.each(["20.20.0", "20.21.3", "22.0.0", "24.11.1"])("accepts %s", (version) => {
    expect(() => ensureNode(version)).not.toThrow();
  });

  test.each(["18.20.8", "20.19.9"])("refuses %s and says what is needed", (version) => {
    expect(() => ensureNode(version)).toThrow(`Weft needs Node 20.20 or newer; this is ${version}.`);
  });
});

describe("ensurePort", () => {
  test("refuses a port that somebody holds, and proposes another", async () => {
    const holder = createServer();
    await new Promise((resolve) => holder.listen(0, resolve));
    const { port } = holder.address();
    await expect(ensurePort(String(port))).rejects.toThrow(`Port ${port} is in use. Choose another: PORT=${port + 1}`);
    await new Promise((resolve) => holder.close(resolve));
    await expect(ensurePort(String(port))).resolves.toBeUndefined();
  });

  test.each(["http", "0", "70000", "80.5"])("refuses %s by name", async (setting) => {
    await expect(ensurePort(setting)).rejects.toThrow("PORT must be a port from 1 to 65535");
  });
});

describe("ensureDependencies", () => {
  const lock = { packages: { "": { name: "x" }, "node_modules/a": { version: "1.0.0" } } };

  test("installs nothing when the installed packages are those of the lockfile", async () => {
    write("package-lock.json", JSON.stringify(lock));
    write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }));
    const said = [];
    await ensureDependencies(root, (line) => said.push(line));
    await ensureDependencies(root, (line) => said.push(line));
    expect(said).toEqual([]);
  });

  test("does not miss packages that only other machines can install", async () => {
    const packages = { ...lock.packages, "node_modules/b": { version: "2.0.0", optional: true } };
    write("package-lock.json", JSON.stringify({ packages }));
    write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }));
    await expect(ensureDependencies(root, () => undefined)).resolves.toBeUndefined();
  });
});

describe("hashSources", () => {
  test("changes with a source's content and name, not with a test's", () => {
    write("app/page.tsx", "one");
    write("package-lock.json", "{}");
    const first = hashSources(root);
    write("app/page.test.tsx", "a test");
    write("server/boot/start.mjs", "not bundled");
    expect(hashSources(root)).toBe(first);
    write("app/page.tsx", "two");
    const second = hashSources(root);
    expect(second).not.toBe(first);
    write("app/other.tsx", "");
    expect(hashSources(root)).not.toBe(second);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, "");

/** Suites that open a database of their own: these are run on the embedded one and again on a real Postgres. */
const dataSuites = readdirSync(here("server"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `server/${name}`)
  .filter((name) => /openTestDatabase|startApi/.test(readFileSync(here(name), "utf8")));

const serverUrl = process.env["TEST_DATABASE_URL"];

const shared = {
  extends: true as const,
  // A database or a sandbox may have to start before the first test of a file.
  test: { environment: "node", testTimeout: 20_000, hookTimeout: 60_000 },
};

export default defineConfig({
  resolve: {
    alias: {
      "@": here("."),
      // Next answers this import itself; outside of it there is nothing to guard.
      "server-only": here(".ci/server-only.ts"),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...shared.test,
          name: "embedded",
          env: { TEST_DATABASE_URL: "" },
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: ["node_modules/**", ".next*/**", "e2e/**", ".data/**"],
        },
      },
      ...(serverUrl && dataSuites.length > 0
        ? [{ ...shared, test: { ...shared.test, name: "postgres", include: dataSuites } }]
        : []),
    ],
  },
});

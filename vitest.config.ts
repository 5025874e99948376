import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      // Next answers this import itself; outside of it there is nothing to guard.
      "server-only": fileURLToPath(new URL(".ci/server-only.ts", import.meta.url)),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    include: ["**/*.test.{ts,tsx,mjs}"],
    exclude: ["node_modules/**", ".next*/**", "e2e/**", ".data/**"],
    // A database or a sandbox may have to start before the first test of a file.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/**
 * `npm run test:looks`: pictures of every screen beside those kept in `e2e/looks/pictures`. After a change that is meant
 * to be seen, `npm run test:looks -- --update-snapshots` takes them anew; the same pictures in full size are then in
 * `test-results/full-size`. Look at each before it is committed.
 */
export default defineConfig(base, {
  testMatch: "looks/*.looks.ts",
  snapshotPathTemplate: "e2e/looks/pictures/{arg}{ext}",
  // On another machine letters are drawn otherwise: a picture that is not there is one nobody has looked at.
  updateSnapshots: "none",
  expect: { timeout: 20_000, toMatchSnapshot: { threshold: 0.2, maxDiffPixelRatio: 0.001 } },
});

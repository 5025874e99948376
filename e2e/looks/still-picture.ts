import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { steadyWords } from "./steady-words";

const style = readFileSync(join(import.meta.dirname, "still.css"), "utf8");
const tries = 40;

/** A picture of a window in which everything has come and nothing moves any more. */
export async function stillPicture(page: Page): Promise<Buffer> {
  await page.waitForFunction(
    () => !document.querySelector("[aria-busy=true], [data-slot=skeleton], [role=status][aria-label^=Loading]"),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  let before: Buffer | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    await steadyWords(page);
    const now = await page.screenshot({ animations: "disabled", caret: "hide", scale: "css", style });
    if (before?.equals(now)) return now;
    before = now;
  }
  throw new Error("The window did not come to rest.");
}

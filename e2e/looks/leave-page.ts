import type { Page } from "@playwright/test";

/** In milliseconds. */
const farewell = 150;

/** Leaves a page as a person does. A canvas says that its window has gone, for which it needs a moment. */
export async function leavePage(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.waitForTimeout(farewell);
}

import type { Locator, Page } from "@playwright/test";

/** Drops files on an element, as from the desktop. */
export async function dropFiles(page: Page, onto: Locator, files: Record<string, Uint8Array>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list)
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, given);
  const box = await onto.boundingBox();
  if (!box) throw new Error("There is nothing to drop on.");
  const at = { clientX: box.x + box.width / 2, clientY: box.y + 20, dataTransfer: transfer };
  await onto.dispatchEvent("dragover", at);
  await onto.dispatchEvent("drop", at);
}

import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { conversationFlow } from "./conversation-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

async function filesOf(download: Download): Promise<Record<string, string>> {
  const archive = unzipSync(new Uint8Array(await readFile(await download.path())));
  return Object.fromEntries(Object.entries(archive).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

test("a flow is taken along as code, from the list and from its canvas", async ({
  list,
  rest,
  model,
  canvas,
  page,
}) => {
  const credentialId = await rest.createCredential("For code", "openAIApi", { openAIApiKey: "sk-canary" });
  const id = await rest.createFlow("Weaver", conversationFlow({ modelUrl: model.url, credentialId }));
  await list.open();
  await list.choose("Weaver", "Export as code");
  const dialog = page.getByRole("dialog", { name: "Export as code" });
  await expect(dialog).toContainText("All of its steps are in the project.");
  await expect(dialog).toContainText("OPENAI_API_KEY");
  expect(await seriousFaults(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download ZIP" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const files = await filesOf(download);
  expect(Object.keys(files)).toContain("weaver/src/flow.ts");
  expect(JSON.stringify(files)).not.toContain("sk-canary");
  await expect(dialog).toBeHidden();

  await canvas.open(id);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Export as code" }).click();
  await expect(dialog).toContainText("All of its steps are in the project.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

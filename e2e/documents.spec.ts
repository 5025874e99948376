import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { documentFlow } from "./document-flow";
import { expect, test } from "./test";

const handbook = [
  "The office in Lisbon opens at nine in the morning.",
  "The warranty on every loom lasts two years from the day of purchase.",
  "Parking costs four euros a day.",
].join("\n\n");
const notes = "The cook of the house is called Grace Miller. She has cooked here since 1998.";

/** Drops files on an element, as from the desktop. */
async function dropFiles(page: Page, onto: Locator, files: Record<string, string>): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(given)) data.items.add(new File([text], name, { type: "text/plain" }));
    return data;
  }, files);
  const box = await onto.boundingBox();
  if (!box) throw new Error("There is nothing to drop on.");
  const at = { clientX: box.x + box.width / 2, clientY: box.y + 20, dataTransfer: transfer };
  await onto.dispatchEvent("dragover", at);
  await onto.dispatchEvent("drop", at);
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test("files dropped on a loader are upserted, and an answer opens the passage that it cites", async ({
  page,
  rest,
  canvas,
  chat,
}) => {
  const id = await rest.createFlow("Reads files", documentFlow());
  await canvas.open(id);
  const loader = canvas.node("Text File");
  await dropFiles(page, loader, { "handbook.txt": handbook, "notes.txt": notes });
  await expect(loader).toContainText("handbook.txt and 1 more");

  await loader.click({ position: { x: 60, y: 20 } });
  const files = page.getByRole("list", { name: "Files" });
  await expect(files.getByRole("listitem")).toHaveCount(2);
  await files.getByRole("button", { name: "Remove notes.txt" }).click();
  await page.getByLabel(/Choose files or drop them here/).setInputFiles({
    ...{ name: "notes.txt", mimeType: "text/plain" },
    buffer: Buffer.from(notes),
  });
  await expect(files.getByText("notes.txt")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Upsert", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Upsert documents" });
  await expect(dialog.getByText("handbook.txt")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Upsert", exact: true }).click();
  await expect(dialog.getByText("Done: 2 documents")).toBeVisible();
  await expect(dialog.getByText(/warranty on every loom/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("tab", { name: "History" }).click();
  await expect(dialog.getByRole("row")).toHaveCount(2);
  await dialog.getByRole("tab", { name: "Upsert" }).click();
  await dialog.getByRole("button", { name: "Ask about them" }).click();

  await chat.ask("How long is the warranty on a loom?");
  await chat.expectAnswer(/two years/);
  await chat.conversation.getByRole("button", { name: "Source 1: handbook.txt" }).first().click();
  const passage = page.getByRole("dialog", { name: "Source 1" });
  await expect(passage.locator("mark")).toHaveText(
    "The warranty on every loom lasts two years from the day of purchase.",
  );
  expect(await seriousFaults(page)).toEqual([]);
});

test("a file dropped on the empty part of the canvas brings its loader along", async ({ page, rest, canvas }) => {
  const id = await rest.createFlow("Takes files", { nodes: [], edges: [] });
  await canvas.open(id);
  await dropFiles(page, page.getByRole("application"), { "notes.md": notes });
  await expect(page.getByRole("article").getByText("notes.md")).toBeVisible();
});

test("a store is made, filled and asked without leaving its page", async ({ page }) => {
  await page.goto("/documents");
  await page.getByRole("button", { name: "New document store" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Handbook");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Handbook" })).toBeVisible();

  await page.getByRole("button", { name: "Add loader" }).click();
  const dialog = page.getByRole("dialog", { name: "Add loader" });
  await dialog.getByRole("combobox", { name: "Loader" }).click();
  await page.getByRole("option", { name: /^Text File/ }).click();
  await dialog.getByLabel(/Choose files or drop them here/).setInputFiles({
    ...{ name: "handbook.txt", mimeType: "text/plain" },
    buffer: Buffer.from(handbook),
  });
  await expect(dialog.getByRole("list", { name: "Files" }).getByText("handbook.txt")).toBeVisible();
  await dialog.getByRole("button", { name: "Preview chunks" }).click();
  await expect(dialog.getByRole("region", { name: "Preview" }).getByText(/warranty on every loom/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save and process" }).click();
  await expect(page.getByRole("table").getByText("Processed")).toBeVisible();

  await page.getByRole("tab", { name: "Chunks" }).click();
  await page.getByRole("button", { name: /^#1/ }).click();
  const chunk = page.getByRole("dialog", { name: "Chunk 1" });
  await chunk.getByRole("textbox", { name: "Text" }).fill(handbook.replace("two years", "three years"));
  await chunk.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: /^#1.*three years/s })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("tab", { name: "Vector store" }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save and upsert" }).click();
  await expect(page.getByText("Upserted", { exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Query test" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill("How long is the warranty?");
  await page.getByRole("textbox", { name: "Question" }).press("Enter");
  const found = page.getByRole("region", { name: "Found passages" });
  await expect(found.getByText(/three years/)).toBeVisible();
  await expect(found.getByText(/Score 0\.\d+/).first()).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("textbox", { name: /to confirm/ }).fill("Handbook");
  await page.getByRole("button", { name: "Delete document store" }).click();
  await expect(page.getByRole("heading", { name: "No document stores yet" })).toBeVisible();
});

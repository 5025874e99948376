import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { documentFlow } from "./document-flow";
import { dropFiles } from "./drop-files";
import { pdfFile, wordFile } from "@/server/platform/extract-text/testing/sample-files";
import { expect, test } from "./test";

const warranty = "The warranty on every loom lasts two years from the day of purchase.";
const cook = "The cook of the house is called Grace Miller.";
const handbook = ["The office in Lisbon opens at nine in the morning.", warranty].join("\n\n");

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test("a PDF and a Word file dropped on loaders are upserted, and an answer opens the passage that it cites", async ({
  page,
  rest,
  canvas,
  chat,
}) => {
  const id = await rest.createFlow("Reads files", documentFlow());
  const people = wordFile(cook);
  await canvas.open(id);
  await dropFiles(page, canvas.node("Pdf File"), {
    "handbook.pdf": pdfFile(warranty, "Parking costs four euros a day."),
  });
  await expect(canvas.node("Pdf File")).toContainText("handbook.pdf");
  await dropFiles(page, canvas.node("Docx File"), { "people.docx": people, "old.docx": wordFile("Gone.") });
  await expect(canvas.node("Docx File")).toContainText("people.docx and 1 more");

  await canvas.node("Docx File").click({ position: { x: 60, y: 20 } });
  const files = page.getByRole("list", { name: "Files" });
  await expect(files.getByRole("listitem")).toHaveCount(2);
  await files.getByRole("button", { name: "Remove old.docx" }).click();
  await files.getByRole("button", { name: "Remove people.docx" }).click();
  await page.getByLabel(/Choose files or drop them here/).setInputFiles({
    ...{ name: "people.docx", mimeType: "", buffer: Buffer.from(people) },
  });
  await expect(files.getByRole("listitem")).toHaveText([/people\.docx/]);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Upsert", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Upsert documents" });
  await expect(dialog.getByText("handbook.pdf")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Upsert", exact: true }).click();
  await expect(dialog.getByText("Done: 3 documents")).toBeVisible();
  await expect(dialog.getByText(/warranty on every loom/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("tab", { name: "History" }).click();
  await expect(dialog.getByRole("row")).toHaveCount(2);
  await dialog.getByRole("tab", { name: "Upsert" }).click();
  await dialog.getByRole("button", { name: "Ask about them" }).click();

  await chat.ask("How long is the warranty on a loom?");
  await chat.expectAnswer(/two years/);
  await chat.conversation.getByRole("button", { name: "Source 1: handbook.pdf" }).first().click();
  const passage = page.getByRole("dialog", { name: "Source 1" });
  await expect(passage.getByText(/^Page 1/)).toBeVisible();
  await expect(passage.locator("mark")).toHaveText(warranty);
  expect(await seriousFaults(page)).toEqual([]);
});

test("a file dropped on the empty part of the canvas brings its loader along", async ({ page, rest, canvas }) => {
  const id = await rest.createFlow("Takes files", { nodes: [], edges: [] });
  await canvas.open(id);
  await dropFiles(page, page.getByRole("application"), { "notes.md": Buffer.from(cook) });
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
  await expect(page.getByRole("cell", { name: "Processed", exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Chunks" }).click();
  await page.getByRole("searchbox", { name: "Search chunks" }).fill("no such word");
  await expect(page.getByText("No chunk holds “no such word”.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search chunks" }).fill("LISBON");
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
  await expect(page.getByRole("heading", { level: 1, name: "Documents" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Handbook" })).toHaveCount(0);
});

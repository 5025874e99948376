import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const flow: object = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/flows/agentflow-translator.json"), "utf8"),
);

test.beforeEach(async ({ rest, page, canvas }) => {
  const id = await rest.createFlow("Commanded", flow, { type: "AGENTFLOW" });
  await page.goto(`/agentflows/${id}`);
  await expect(canvas.node("Interpreter")).toBeVisible();
});

test("a wire takes a node in its middle, which is then replaced and keeps its wires", async ({ canvas, page }) => {
  const { keyboard } = page;
  await canvas.wireBetween("Start", "Interpreter").focus();
  await keyboard.press("Enter");
  await keyboard.press("n");
  const adding = page.getByRole("dialog", { name: "Add a node" });
  await adding.getByRole("combobox").fill("Human");
  await adding.getByRole("option", { name: /^Human Input/ }).click();
  await expect(canvas.wireBetween("Start", "Human Input")).toHaveCount(1);
  await expect(canvas.wireBetween("Human Input", "Interpreter")).toHaveCount(1);

  await expect(canvas.card("Human Input")).toBeFocused();
  await keyboard.press("r");
  const replacing = page.getByRole("dialog", { name: "Replace the node" });
  await replacing.getByRole("combobox").fill("HTTP");
  await replacing.getByRole("option", { name: /^HTTP/ }).first().click();
  await expect(canvas.node("Human Input")).toHaveCount(0);
  await expect(canvas.wireBetween("Start", "HTTP")).toHaveCount(1);
  await expect(canvas.wireBetween("HTTP", "Interpreter")).toHaveCount(1);
});

test("a key means the card that one went to by keyboard, though another is selected", async ({ canvas, page }) => {
  await canvas.card("Interpreter").focus();
  await page.keyboard.press("Enter");
  await canvas.card("Start").focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Connect “Start”" })).toBeVisible();
  await page.keyboard.press("Escape");
  await canvas.card("Interpreter").focus();
  await page.keyboard.press("Delete");
  await expect(canvas.node("Interpreter")).toHaveCount(0);
  await expect(canvas.node("Start")).toBeVisible();
});

test("a layout is tidied off the page's thread, and undone in one step", async ({ canvas, page }) => {
  const overlap = async () => {
    const [start, next] = [await canvas.node("Start").boundingBox(), await canvas.node("Interpreter").boundingBox()];
    if (!start || !next) throw new Error("A card is not on the screen.");
    return start.x + start.width > next.x;
  };
  expect(await overlap()).toBe(true);
  await page.getByRole("button", { name: "Tidy up the layout" }).click();
  await expect.poll(overlap).toBe(false);
  await page.keyboard.press("Control+z");
  await expect.poll(overlap).toBe(true);
});

test("a step is switched off, remembered, and said to those who do not see it", async ({ canvas, page }) => {
  await canvas.card("Interpreter").focus();
  await page.keyboard.press("Enter");
  await canvas.card("Interpreter").focus();
  await page.keyboard.press("d");
  await expect(page.getByRole("article", { name: /^Interpreter, .*switched off$/ })).toBeVisible();
  await expect(page.getByText("Interpreter switched off.")).toBeAttached();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press("Control+s");
  await canvas.expectSaved();
  await page.reload();
  await expect(page.getByRole("article", { name: /^Interpreter, .*switched off$/ })).toBeVisible();
});

test("words are found in all texts, with the place, and replaced", async ({ canvas, page }) => {
  await page.keyboard.press("Control+Shift+f");
  const dialog = page.getByRole("dialog", { name: "Find in all texts" });
  await dialog.getByRole("textbox", { name: "Words to find" }).fill("Norwegian");
  await expect(dialog.getByRole("status")).toHaveText("2 times in 2 texts");
  await dialog.getByRole("textbox", { name: "Words in their place" }).fill("Danish");
  await dialog.getByRole("button", { name: "Replace all" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Nothing found");
  await dialog.getByRole("textbox", { name: "Words to find" }).fill("Danish");
  await expect(dialog.getByRole("status")).toHaveText("2 times in 2 texts");
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("listitem").first().getByRole("button").first().click();
  await expect(canvas.card("Interpreter")).toBeFocused();
});

test("steps become a flow of their own, and Start says why it cannot", async ({ canvas, page }) => {
  const { keyboard } = page;
  const choose = async (name: string) => {
    await canvas.card(name).focus();
    await keyboard.press("Enter");
    await canvas.card(name).focus();
    await keyboard.press("Control+g");
  };
  await choose("Start");
  await expect(page.getByRole("alert").filter({ hasText: "Start belongs to this flow" })).toBeVisible();
  await keyboard.press("Escape");
  await choose("Interpreter");
  await page.getByRole("textbox", { name: "Name of the new flow" }).fill("Into Norwegian");
  await keyboard.press("Enter");
  await expect(canvas.wireBetween("Start", "Into Norwegian")).toHaveCount(1);
  await expect(canvas.node("Interpreter")).toHaveCount(0);
  await expect(canvas.node("Into Norwegian")).toContainText(/Into Norwegian.*Into Norwegian/s);
  await keyboard.press("Control+z");
  await expect(canvas.wireBetween("Start", "Interpreter")).toHaveCount(1);
  await page.goto("/agentflows");
  await expect(page.getByText("Into Norwegian").first()).toBeVisible();
});

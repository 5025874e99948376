import type { Page } from "@playwright/test";
import { startFrailLine } from "./servers/frail-line";
import { seriousFaults } from "./serious-faults";
import { talkFlow } from "./talk-flow";
import { expect, test } from "./test";

const waits = (page: Page) => page.getByRole("region", { name: "Waits for you" });
const said = (page: Page) => page.getByRole("list", { name: "What was said" });
const chats = (page: Page) => page.getByRole("list", { name: "Chats" });

async function begin(page: Page, source: string): Promise<void> {
  await page.goto("/chat");
  await page.getByRole("button", { name: "New chat" }).click();
  await page.getByRole("combobox", { name: "Answered by" }).click();
  await page.getByRole("option", { name: source }).click();
  await page.getByRole("button", { name: "Begin chat" }).click();
}

test("two agents talk, wait for a person, are answered, and end", async ({ rest, page, model }) => {
  await rest.createFlow("Travel talk", talkFlow(model.url), { type: "AGENTFLOW" });
  model.behave({ kind: "says", text: "Take the **train**." });

  await test.step("begin with a suggestion", async () => {
    await begin(page, "Travel talk");
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Plan a trip to Ghent" }).click();
    await expect(waits(page)).toContainText("Traveller waits for your reply to Guide");
    await expect(
      said(page).getByRole("listitem").filter({ hasText: "Guide" }).filter({ hasText: "train" }),
    ).toBeVisible();
    await expect(page.getByText("Begin thinking")).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step("answer with the keyboard", async () => {
    await expect(page.getByRole("textbox", { name: "Your reply" })).toBeFocused();
    model.behave({ kind: "says", text: "See the altarpiece." });
    await page.keyboard.type("And what is there to see?");
    await page.keyboard.press("Enter");
    await expect(said(page).getByText("See the altarpiece.")).toBeVisible();
    await expect(waits(page)).toBeVisible();
  });

  await test.step("it still waits after a reload, and Exit ends it", async () => {
    await page.reload();
    await expect(said(page).getByText("See the altarpiece.")).toBeVisible();
    await waits(page).getByRole("button", { name: "Exit" }).click();
    await expect(page.getByText("End of thinking")).toBeVisible();
    await expect(said(page).getByText(/^It came to: /)).toBeVisible();
    await expect(waits(page)).toHaveCount(0);
  });

  await test.step("find it again, rename it, and delete it", async () => {
    const rows = chats(page).getByRole("listitem");
    await page.getByRole("searchbox", { name: "Search chats" }).fill("altarpiece");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("Completed");
    await page.getByRole("button", { name: "Actions for Travel talk" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name of Travel talk" }).fill("To Ghent");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "To Ghent" })).toBeVisible();
    await page.getByRole("button", { name: "Actions for To Ghent" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete chat" }).click();
    await expect(page.getByRole("heading", { name: "No chat matches" })).toBeVisible();
  });
});

test("what is said while the line is broken is there once it holds again", async ({
  rest,
  browser,
  session,
  weft,
  model,
}) => {
  await rest.createFlow("Frail talk", talkFlow(model.url), { type: "AGENTFLOW" });
  model.behave({ kind: "says", text: "Take the ferry." });
  const line = await startFrailLine(weft.url);
  const page = await browser.newPage({ baseURL: line.url, storageState: session });
  await begin(page, "Frail talk");
  await page.getByRole("button", { name: "Plan a trip to Lyon" }).click();
  await expect(waits(page)).toBeVisible();
  line.cut();
  await waits(page).getByRole("textbox", { name: "Your reply" }).fill("How long does it take?");
  await page.keyboard.press("Enter");
  await expect(said(page).getByText("How long does it take?").first()).toBeVisible();
  await expect(said(page).getByText("Take the ferry.")).toHaveCount(2);
  // Other specs count what waits on this server.
  await waits(page).getByRole("button", { name: "Exit" }).click();
  await expect(page.getByText("End of thinking")).toBeVisible();
  await page.close();
  await line.stop();
});

test("a flow is published as a template, looked at, used as a new flow, and chatted with", async ({
  rest,
  page,
  model,
}) => {
  const id = await rest.createFlow("Well tried", talkFlow(model.url), { type: "AGENTFLOW" });
  model.behave({ kind: "says", text: "Take the bus." });
  await page.goto(`/agentflows/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Publish as template" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish as template" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Trip planner");
  await dialog.getByRole("textbox", { name: /^Description/ }).fill("Plans trips with a guide.");
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Look at it" }).click();

  await expect(page.getByRole("heading", { name: "Trip planner" })).toBeVisible();
  await expect(page.getByRole("article", { name: /^Guide, / })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "All templates" }).click();
  const card = page.getByRole("article", { name: "Trip planner" });
  await expect(card).toContainText("Plans trips with a guide.");
  expect(await seriousFaults(page)).toEqual([]);

  await card.getByRole("button", { name: "Use Trip planner as a new flow" }).click();
  await page.waitForURL(/\/agentflows\/[0-9a-f-]{36}$/);
  expect(page.url()).not.toContain(id);
  await expect(page.getByRole("button", { name: /^Conversation from Traveller to Guide/ })).toBeVisible();

  await page.goto("/templates");
  await card.getByRole("button", { name: "Chat with Trip planner" }).click();
  await page.getByRole("button", { name: "Plan a trip to Ghent" }).click();
  await expect(said(page).getByText("Take the bus.")).toBeVisible();
  await waits(page).getByRole("button", { name: "Exit" }).click();
  await expect(page.getByText("End of thinking")).toBeVisible();

  await page.goto("/templates");
  await card.getByRole("button", { name: "Delete Trip planner" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete template" }).click();
  await expect(card).toHaveCount(0);
  await page.goto("/agentflows");
  await expect(page.getByRole("link", { name: "Trip planner", exact: true })).toHaveCount(1);
});

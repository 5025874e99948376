import { expect, test } from "@playwright/test";
import { ChatPane } from "./pages/chat-pane";
import { startWeft, type WeftServer } from "./servers/weft-server";

let weft: WeftServer;
test.beforeAll(async () => {
  weft = await startWeft();
});
test.afterAll(() => weft.stop());

test("a newcomer makes the owner's account, opens an example and gets an answer without any key", async ({ page }) => {
  await page.goto(weft.url);
  await expect(page).toHaveURL(/\/setup/);
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
  await page.getByRole("textbox", { name: "E-mail" }).fill("ada@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("a long enough sentence");
  await page.getByRole("button", { name: "Create the owner's account" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Chatflows" })).toBeVisible();
  await page.getByRole("table").getByRole("link").first().click();

  const chat = new ChatPane(page);
  await chat.open();
  await chat.ask("Hello, who are you?");
  await expect(page.getByRole("button", { name: "Copy answer" })).toBeVisible();
  await expect(chat.failure).toHaveCount(0);
});

test("the setup page is closed once there is an owner", async ({ page }) => {
  await page.goto(`${weft.url}/setup`);
  await expect(page).toHaveURL(/\/sign-in/);
});

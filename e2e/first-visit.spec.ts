import { ChatPane } from "./pages/chat-pane";
import { startWeft } from "./servers/weft-server";
import { expect, test } from "./test";

test.use({ storageState: { cookies: [], origins: [] } });

test("a newcomer makes the owner's account, opens an example and gets an answer without any key", async ({ page }) => {
  const untouched = await startWeft();
  try {
    await page.goto(untouched.url);
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
  } finally {
    await untouched.stop();
  }
});

test("nobody passes without an account, and the setup page is closed once there is an owner", async ({ page }) => {
  await page.goto("/chatflows");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/setup");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a wrong password is refused with a sentence", async ({ page, owner }) => {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(owner.email);
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

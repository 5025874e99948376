import { SignInPage } from "./pages/sign-in-page";
import { expect, test } from "./test";

test("a person joins by a link, works within their role, and leaves no session behind when they change their password", async ({
  browser,
  weft,
  page,
}) => {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: /^Viewer/ }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();

  const fresh = { baseURL: weft.url, storageState: { cookies: [], origins: [] } };
  const theirs = await browser.newContext(fresh);
  const guest = await theirs.newPage();
  await guest.goto(new URL(link).pathname);
  await guest.getByRole("textbox", { name: "Your name" }).fill("Grace");
  await guest.getByRole("textbox", { name: "E-mail" }).fill("grace@example.com");
  await guest.getByRole("textbox", { name: "Password" }).fill("a long enough sentence");
  await guest.getByRole("button", { name: /^Join/ }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Chatflows" })).toBeVisible();
  await expect(guest.getByRole("table")).toBeVisible();
  await expect(guest.getByRole("button", { name: "New chatflow" })).toHaveCount(0);

  const elsewhere = await browser.newContext(fresh);
  const other = await elsewhere.newPage();
  await new SignInPage(other).signIn({ email: "grace@example.com", password: "a long enough sentence" });

  await guest.goto("/settings");
  await guest.getByRole("textbox", { name: "Current password" }).fill("a long enough sentence");
  await guest.getByRole("textbox", { name: "New password" }).fill("another long sentence");
  await guest.getByRole("button", { name: "Change password" }).click();
  await expect(guest.getByText("Password changed")).toBeVisible();
  // The page leaves for the sign-in page by itself, often before it has loaded.
  await other.goto("/variables", { waitUntil: "commit" });
  await expect(other).toHaveURL(/\/sign-in/);
  await guest.reload();
  await expect(guest.getByRole("textbox", { name: "Current password" })).toBeVisible();

  await guest.getByRole("button", { name: "Account" }).click();
  await guest.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(guest).toHaveURL(/\/sign-in/);
  await guest.goto(new URL(link).pathname);
  await expect(guest.getByText("This invitation cannot be used")).toBeVisible();
  await Promise.all([theirs.close(), elsewhere.close()]);
});

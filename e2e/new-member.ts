import type { Browser, Page } from "@playwright/test";

interface NewMember {
  name: string;
  role: "Owner" | "Editor" | "Viewer";
}

/** Invites a person in an owner's window, lets them join, and gives the window in which they are signed in. */
export async function newMember(owner: Page, browser: Browser, { name, role }: NewMember): Promise<Page> {
  await owner.goto("/settings/members");
  await owner.getByRole("button", { name: "Invite" }).click();
  await owner.getByRole("combobox", { name: "Role", exact: true }).click();
  await owner.getByRole("option", { name: new RegExp(`^${role}`) }).click();
  await owner.getByRole("button", { name: "Make the link" }).click();
  const link = new URL(await owner.getByRole("textbox", { name: "Invitation link" }).inputValue());
  const context = await browser.newContext({ baseURL: link.origin, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(link.pathname);
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(`${name.toLowerCase()}@example.com`);
  await page.getByRole("textbox", { name: "Password" }).fill("a long enough sentence");
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.getByRole("heading", { level: 1, name: "Chatflows" }).waitFor();
  return page;
}

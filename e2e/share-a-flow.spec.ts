import { conversationFlow } from "./conversation-flow";
import { newMember } from "./new-member";
import { CanvasPage } from "./pages/canvas-page";
import { FlowListPage } from "./pages/flow-list-page";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

test("a flow that is kept to one person is changed by them, and only looked at by everybody else", async ({
  browser,
  page,
  list,
  rest,
  model,
}) => {
  const credentialId = await rest.createCredential("For sharing", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Ledger", conversationFlow({ modelUrl: model.url, credentialId }));
  const trusted = await newMember(page, browser, { name: "Tilda", role: "Editor" });
  const other = await newMember(page, browser, { name: "Otto", role: "Editor" });

  await test.step("the owner names who may change it", async () => {
    await list.open();
    await list.choose("Ledger", "Who may change it");
    const dialog = page.getByRole("dialog", { name: "Who may change “Ledger”" });
    await dialog.getByRole("combobox", { name: "Besides them" }).click();
    await page.getByRole("option", { name: "Only these people" }).click();
    await dialog.getByRole("checkbox", { name: "Tilda" }).check();
    await expect(dialog.getByRole("checkbox", { name: "Otto" })).not.toBeChecked();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(list.row("Ledger")).toContainText("Kept to some people");
  });

  await test.step("whoever is named renames it", async () => {
    const theirs = new FlowListPage(trusted);
    await theirs.open();
    await theirs.choose("Ledger", "Rename");
    await trusted.getByRole("textbox", { name: "Name of Ledger" }).fill("Ledger of the year");
    await trusted.keyboard.press("Enter");
    await expect(theirs.flow("Ledger of the year")).toBeVisible();
  });

  await test.step("another editor sees it, may duplicate it, and cannot change it", async () => {
    const theirs = new FlowListPage(other);
    await theirs.open();
    await expect(theirs.row("Ledger of the year")).toContainText("View only");
    await other.getByRole("button", { name: "Actions for Ledger of the year" }).click();
    await expect(other.getByRole("menuitem", { name: "Duplicate" })).toBeVisible();
    for (const action of ["Rename", "Delete", "Tags", "Who may change it"])
      await expect(other.getByRole("menuitem", { name: action })).toHaveCount(0);
    await other.keyboard.press("Escape");
    await new CanvasPage(other).open(id);
    await expect(other.getByRole("note").filter({ hasText: "You can look and chat, but not change" })).toBeVisible();
    await expect(other.getByText("View only", { exact: true })).toBeVisible();
    await expect(other.getByRole("complementary", { name: "Nodes" })).toHaveCount(0);
    expect(await seriousFaults(other)).toEqual([]);
  });

  await test.step("the owner opens it to every editor again", async () => {
    await page.reload();
    await list.choose("Ledger of the year", "Who may change it");
    const dialog = page.getByRole("dialog", { name: "Who may change “Ledger of the year”" });
    await dialog.getByRole("combobox", { name: "Besides them" }).click();
    await page.getByRole("option", { name: "Every editor of the workspace" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await other.reload();
    await expect(other.getByRole("complementary", { name: "Nodes" })).toBeVisible();
  });
  await Promise.all([trusted.context().close(), other.context().close()]);
});

import { conversationFlow } from "./conversation-flow";
import { newMember } from "./new-member";
import { FlowListPage } from "./pages/flow-list-page";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

test("a flow is hidden from everybody, then shown to one role, then to one more person", async ({
  browser,
  page,
  list,
  rest,
  model,
}) => {
  const credentialId = await rest.createCredential("For levels", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Payroll", conversationFlow({ modelUrl: model.url, credentialId }));
  const editor = await newMember(page, browser, { name: "Edda", role: "Editor" });
  const viewer = await newMember(page, browser, { name: "Viggo", role: "Viewer" });
  const dialog = page.getByRole("dialog", { name: "Who may change “Payroll”" });
  const share = async (mode: string) => {
    await list.open();
    await list.choose("Payroll", "Who may change it");
    await dialog.getByRole("combobox", { name: "Besides them" }).click();
    await page.getByRole("option", { name: mode }).click();
  };

  await test.step("private: it is in nobody else's list, and its address leads nowhere", async () => {
    await share("Nobody: others do not see it");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(list.row("Payroll")).toContainText("Hidden from some people");
    for (const other of [editor, viewer]) {
      const theirs = new FlowListPage(other);
      await theirs.open();
      await expect(theirs.flow("Payroll")).toHaveCount(0);
      await other.goto(`/chatflows/${id}`);
      await expect(other.getByRole("heading", { name: /does not exist|not found/i })).toBeVisible();
    }
  });

  await test.step("by role: editors look, viewers do not, and one viewer does", async () => {
    await share("By role and person");
    await dialog.getByRole("combobox", { name: "Editors" }).click();
    await page.getByRole("option", { name: "May look and chat" }).click();
    await dialog.getByRole("combobox", { name: "Viewers" }).click();
    await page.getByRole("option", { name: "Do not see it" }).click();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    const [editors, viewers] = [new FlowListPage(editor), new FlowListPage(viewer)];
    await editors.open();
    await expect(editors.row("Payroll")).toContainText("View only");
    await viewers.open();
    await expect(viewers.flow("Payroll")).toHaveCount(0);

    await list.open();
    await list.choose("Payroll", "Who may change it");
    await expect(dialog.getByRole("combobox", { name: "Viewers" })).toContainText("Do not see it");
    await dialog.getByRole("combobox", { name: "What Viggo may" }).click();
    await page.getByRole("option", { name: "May look and chat" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await viewers.open();
    await expect(viewers.flow("Payroll")).toBeVisible();
  });
  await Promise.all([editor.context().close(), viewer.context().close()]);
});

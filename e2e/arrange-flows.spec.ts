import { conversationFlow } from "./conversation-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const flows = ["Harbour desk", "Harbour tides", "Harbour post"] as const;

test("flows are put into folders, tagged, marked as favourites and found by each of these", async ({
  page,
  list,
  rest,
}) => {
  for (const name of flows) await rest.createFlow(name, { nodes: [], edges: [] });
  await list.open();
  await list.search.fill("harbour");
  await expect(list.names).toHaveText(["Harbour post", "Harbour tides", "Harbour desk"]);

  await test.step("a favourite stands first, also after a reload", async () => {
    await list.flow("Harbour desk").focus();
    // It shows at once, before the server has heard of it.
    const heard = page.waitForResponse(/flows\.setFavourite/);
    await page.keyboard.press("f");
    await heard;
    await expect(list.names).toHaveText(["Harbour desk", "Harbour post", "Harbour tides"]);
    await expect(list.row("Harbour desk")).toContainText("Favourite");
    await page.reload();
    await expect(list.names).toHaveText(["Harbour desk", "Harbour post", "Harbour tides"]);
  });

  await test.step("tags are given to several flows at once, and filter the list", async () => {
    await list.row("Harbour tides").getByRole("checkbox").check();
    await list.row("Harbour post").getByRole("checkbox").check();
    await page.getByRole("toolbar", { name: "Selected flows" }).getByRole("button", { name: "Tag" }).click();
    const dialog = page.getByRole("dialog", { name: "Tags of 2 flows" });
    await dialog.getByRole("textbox", { name: "New tags" }).fill("Water; Letters");
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save tags" }).click();
    await expect(list.row("Harbour post")).toContainText("Letters");
    await page.getByRole("button", { name: "Clear the selection" }).click();
    await list.choose("Harbour tides", "Tags");
    const one = page.getByRole("dialog", { name: "Tags of “Harbour tides”" });
    await one.getByRole("checkbox", { name: "Letters" }).uncheck();
    await one.getByRole("button", { name: "Save tags" }).click();
    await expect(list.row("Harbour tides")).not.toContainText("Letters");
    await page.getByRole("combobox", { name: "Tag" }).click();
    await page.getByRole("option", { name: /^Letters/ }).click();
    await expect(list.names).toHaveText(["Harbour post"]);
    await page.getByRole("combobox", { name: "Tag" }).click();
    await page.getByRole("option", { name: "Every tag" }).click();
    await list.search.fill("harbour water");
    await expect(list.names).toHaveText(["Harbour post", "Harbour tides"]);
    await list.search.fill("harbour");
  });

  await test.step("a folder takes what is dragged or moved to it, and lets go of its flows when it is deleted", async () => {
    await list.folders.getByRole("button", { name: "New folder" }).click();
    const naming = page.getByRole("dialog", { name: "New folder" });
    await naming.getByRole("textbox", { name: "Name" }).fill("Quay");
    await naming.getByRole("button", { name: "Save" }).click();
    await list.row("Harbour tides").dragTo(list.folder("Quay"));
    await expect(list.folder("Quay")).toHaveText("Quay1");
    await list.choose("Harbour post", "Move to folder");
    await page.getByRole("dialog", { name: "Move “Harbour post”" }).getByRole("button", { name: "Quay" }).click();
    await expect(list.folder("Quay")).toHaveText("Quay2");
    await list.folder("Quay").click();
    await expect(list.names).toHaveText(["Harbour post", "Harbour tides"]);
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await expect(list.names).toHaveText(["Harbour post", "Harbour tides"]);
    await list.folders.getByRole("button", { name: "Actions for the folder Quay" }).click();
    await page.getByRole("menuitem", { name: "Delete, keep its flows" }).click();
    await expect(list.folder("Quay")).toHaveCount(0);
    await expect(list.names).toHaveText(["Harbour desk", "Harbour post", "Harbour tides"]);
  });
});

test("a credential says which flows use it and in which nodes, and leads there", async ({
  page,
  canvas,
  rest,
  model,
}) => {
  const credentialId = await rest.createCredential("Key of the lighthouse", "openAIApi", { openAIApiKey: "sk-test" });
  await rest.createCredential("Key of nothing", "openAIApi", { openAIApiKey: "sk-test" });
  await rest.createFlow("Lighthouse", conversationFlow({ modelUrl: model.url, credentialId }));
  await page.goto("/credentials");
  const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });
  await expect(row("Key of nothing")).toContainText("No flow");
  await row("Key of the lighthouse").getByRole("button", { name: "1 flow" }).click();
  const uses = page.getByRole("dialog", { name: "Flows that use Key of the lighthouse" });
  await expect(uses.getByRole("link")).toHaveText(["Lighthouse", "ChatOpenAI"]);
  expect(await seriousFaults(page)).toEqual([]);
  await uses.getByRole("link", { name: "ChatOpenAI" }).click();
  await page.waitForURL(/\/chatflows\/[0-9a-f-]{36}/);
  await expect(canvas.node("ChatOpenAI")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Credential" })).toContainText("Key of the lighthouse");
});

import { conversationFlow } from "./conversation-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

test.beforeEach(async ({ rest, model, canvas }) => {
  const credentialId = await rest.createCredential("For an outline", "openAIApi", { openAIApiKey: "sk-test" });
  await canvas.open(await rest.createFlow("Outlined", conversationFlow({ modelUrl: model.url, credentialId })));
  await expect(canvas.node("Conversation Chain")).toBeVisible();
});

test("with the keyboard alone a flow is read, renamed, connected and cut in its outline", async ({ canvas, page }) => {
  const { keyboard } = page;
  const row = (name: string) => page.getByRole("treeitem", { name: new RegExp(`^${name}, `) });
  await keyboard.press("o");
  await expect(page.getByRole("treeitem").first()).toBeFocused();
  await expect(row("ChatOpenAI")).toHaveAccessibleName(/leads to Conversation Chain/);
  expect(await seriousFaults(page)).toEqual([]);

  await keyboard.press("Home");
  while (!(await row("ChatOpenAI").evaluate((each) => each === document.activeElement)))
    await keyboard.press("ArrowDown");
  await keyboard.press("F2");
  await keyboard.type("Model");
  await keyboard.press("Enter");
  await expect(row("Model")).toBeFocused();
  await expect(canvas.node("Model")).toBeVisible();

  await keyboard.press("Tab");
  await page.getByRole("button", { name: "Remove the wire to Conversation Chain" }).press("Enter");
  await expect(canvas.wireBetween("Model", "Conversation Chain")).toHaveCount(0);
  await expect(page.getByText("Model disconnected from Conversation Chain.")).toBeAttached();

  await row("Model").focus();
  await keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Connect “Model”" }).getByRole("combobox")).toBeFocused();
  await keyboard.type("Output");
  await keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: /^Where does/ })).toBeFocused();
  await keyboard.type("Conversation Chain");
  await keyboard.press("Enter");
  await expect(canvas.wireBetween("Model", "Conversation Chain")).toHaveCount(1);

  await row("Model").focus();
  await keyboard.press("Delete");
  await expect(row("Model")).toHaveCount(0);
  await expect(page.getByRole("treeitem").and(page.locator(":focus"))).toHaveCount(1);
});

test.describe("in a window of 360 pixels", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the outline stands in for the canvas, and nothing is wider than the window", async ({ page }) => {
    await page.getByRole("button", { name: "Show or hide the outline" }).click();
    await page.getByRole("treeitem", { name: /^Conversation Chain, / }).click();
    await expect(page.getByRole("textbox", { name: "Node name" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("tree")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await seriousFaults(page)).toEqual([]);
  });
});

test("the tour is offered once, can be skipped, and begins again from the help menu", async ({ list, page }) => {
  await list.open();
  await list.create("For a newcomer");
  const offer = page.getByRole("region", { name: "Tour" });
  await offer.getByRole("button", { name: "No, thanks" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: "How do you want to begin?" })).toBeVisible();
  await expect(offer).toHaveCount(0);
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("menuitem", { name: "Show me around" }).click();
  const tour = page.getByRole("dialog", { name: "Tour" });
  await expect(tour).toContainText("1 of 5");
  expect(await seriousFaults(page)).toEqual([]);
  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("2 of 5");
  await page.keyboard.press("Escape");
  await expect(tour).toHaveCount(0);
});

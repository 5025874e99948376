import { conversationFlow } from "./conversation-flow";
import { GalleryPage } from "./pages/gallery-page";
import { seriousFaults } from "./serious-faults";
import { answerTo } from "./servers/model-server";
import { expect, test } from "./test";

const claims = "Expense claims without a model";

test("a template is found, looked at, used without a key, and the flow answers", async ({ page, chat }) => {
  const gallery = new GalleryPage(page);
  await gallery.open();
  await expect(gallery.card("Chat with memory")).toBeVisible();

  await test.step("find it by words, by kind and by what it needs", async () => {
    await gallery.search.fill("expense approval");
    await expect(gallery.cards).toHaveCount(1);
    await expect(gallery.card(claims)).toContainText("Needs nothing");
    await expect(page.getByText("1 template", { exact: true })).toBeVisible();
    await gallery.filter("Kind", "Chatflows");
    await expect(page.getByRole("heading", { name: "No template matches" })).toBeVisible();
    await page.getByRole("button", { name: "Show all templates" }).click();
    await expect(gallery.search).toHaveValue("");
    await gallery.filter("Which", "Work without a key");
    await expect(gallery.card(claims)).toBeVisible();
    await expect(gallery.card("Chat with memory")).toHaveCount(0);
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step("look at its drawing", async () => {
    await gallery.card(claims).getByRole("link", { name: claims }).click();
    await expect(page.getByRole("heading", { level: 1, name: claims })).toBeVisible();
    const drawing = page.getByRole("region", { name: "Drawing" });
    await expect(drawing.getByRole("article", { name: /^Up to 50\?, / })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step("use it, and fill in its form", async () => {
    await page.getByRole("button", { name: "Use as a new flow" }).click();
    await page.waitForURL(/\/agentflows\/[0-9a-f-]{36}$/);
    await page.getByRole("button", { name: "Chat", exact: true }).first().click();
    const form = page.getByRole("form", { name: "Claim expenses" });
    await form.getByRole("textbox", { name: "What for" }).fill("Yarn");
    await form.getByRole("textbox", { name: "Amount" }).fill("12");
    await form.getByRole("button", { name: "Start" }).click();
    await expect(chat.conversation.getByText("Yarn: 12 will be paid with the next salary.")).toBeVisible();
  });
});

test("a published flow asks whoever uses it for a key of their own, and then answers", async ({
  page,
  rest,
  model,
  chat,
}) => {
  const [mine] = await Promise.all([
    rest.createCredential("Key of the maker", "openAIApi", { openAIApiKey: "sk-maker" }),
    rest.createCredential("Key of the user", "openAIApi", { openAIApiKey: "sk-user" }),
  ]);
  const id = await rest.createFlow("Doorman", conversationFlow({ modelUrl: model.url, credentialId: mine }));
  await page.goto(`/chatflows/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Publish as template" }).click();
  const publishing = page.getByRole("dialog", { name: "Publish as template" });
  await publishing.getByRole("textbox", { name: /^Description/ }).fill("Greets **whoever** comes.");
  await publishing.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("button", { name: "Look at it" })).toBeVisible();

  const gallery = new GalleryPage(page);
  await gallery.open();
  await gallery.filter("Which", "Of this workspace");
  const card = gallery.card("Doorman");
  await expect(card).toContainText("Greets whoever comes.");
  await expect(card).toContainText("OpenAI API");
  await gallery.use("Doorman");
  const dialog = page.getByRole("dialog", { name: "Use “Doorman”" });
  await dialog.getByRole("textbox", { name: "Name of the flow" }).fill("Doorman of the west gate");
  await expect(dialog.getByRole("combobox")).not.toContainText("Key of the maker");
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: /Key of the user/ }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create and open" }).click();
  await page.waitForURL(/\/chatflows\/[0-9a-f-]{36}$/);
  expect(page.url()).not.toContain(id);
  await expect(page.getByText("Doorman of the west gate").first()).toBeVisible();
  await chat.open();
  await chat.ask("May I come in?");
  await chat.expectAnswer(answerTo("May I come in?"));

  await gallery.open();
  await card.getByRole("button", { name: "Delete Doorman" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete template" }).click();
  await expect(card).toHaveCount(0);
});

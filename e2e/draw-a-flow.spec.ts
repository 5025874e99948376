import { conversationFlow } from "./conversation-flow";
import { expect, test } from "./test";

test("with the mouse: drag, click and wire a flow from nothing, then talk to it", async ({
  list,
  canvas,
  chat,
  page,
}) => {
  await list.open();
  await list.create("Drawn by hand");

  await canvas.dragFromPalette("Conversation Chain", { x: 900, y: 350 });
  await canvas.dragFromPalette("Built-in Answerer", { x: 450, y: 250 });
  await canvas.dragFromPalette("Buffer Memory", { x: 450, y: 550 });
  await canvas.wire(canvas.output("Built-in Answerer"), canvas.input("Chat Model", "Conversation Chain"));
  await canvas.wire(canvas.output("Buffer Memory"), canvas.input("Memory", "Conversation Chain"));
  await expect(page.getByRole("img", { name: "Chat Model, input of Conversation Chain, connected" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Memory, input of Conversation Chain, connected" })).toBeVisible();
  await canvas.save();

  await chat.open();
  await chat.ask("Are you there?");
  await expect(page.getByRole("button", { name: "Copy answer" })).toBeVisible();

  await page.reload();
  await expect(canvas.node("Conversation Chain")).toBeVisible();
  await expect(page.getByRole("img", { name: "Chat Model, input of Conversation Chain, connected" })).toBeVisible();
});

test("with the keyboard alone: make, draw, wire, save and ask without touching the mouse", async ({
  list,
  canvas,
  page,
}) => {
  const { keyboard } = page;
  const type = async (text: string) => {
    await keyboard.type(text);
    await keyboard.press("Enter");
  };
  await list.open();
  await keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await type("New chatflow");
  await expect(page.getByRole("dialog", { name: "New chatflow" })).toBeVisible();
  await type("Drawn by keys");
  await expect(page.getByRole("heading", { name: "How do you want to begin?" })).toBeVisible();

  for (const name of ["Conversation Chain", "Built-in Answerer"]) {
    await keyboard.press("n");
    await expect(page.getByRole("dialog", { name: "Add a node" })).toBeVisible();
    await type(name);
    await expect(canvas.node(name)).toBeVisible();
  }

  // The node just added is the one at hand.
  await keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Connect “Built-in Answerer”" })).toBeVisible();
  await type("Conversation Chain");
  await expect(page.getByRole("img", { name: "Chat Model, input of Conversation Chain, connected" })).toBeVisible();

  await keyboard.press("Control+s");
  await canvas.expectSaved();
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await type("Are you there?");
  await expect(page.getByRole("button", { name: "Copy answer" })).toBeVisible();
});

test("a wire that does not fit is refused, and the reason is said", async ({ list, canvas, page }) => {
  await list.open();
  await list.create("Does not fit");
  await canvas.dragFromPalette("Conversation Chain", { x: 900, y: 350 });
  await canvas.dragFromPalette("Buffer Memory", { x: 450, y: 350 });
  await canvas.wire(canvas.output("Buffer Memory"), canvas.input("Chat Model", "Conversation Chain"));

  await expect(page.getByRole("alert").filter({ hasText: "“Chat Model” takes BaseChatModel" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Chat Model, input of Conversation Chain", exact: true })).toBeVisible();
});

test("what a flow lacks is listed, and leads to its node", async ({ list, canvas, chat, page }) => {
  await list.open();
  await list.create("Half done");
  await canvas.addByClick("Conversation Chain");
  await page.getByRole("button", { name: /^\d+ problems?$/ }).click();
  await page
    .getByRole("dialog", { name: "Problems" })
    .getByRole("button", { name: /Conversation Chain/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Node name" })).toHaveValue("Conversation Chain");
  await chat.open();
  await expect(page.getByRole("status").filter({ hasText: "from running" })).toBeVisible();
});

test("undo takes back a deletion, wires included", async ({ rest, model, canvas, page }) => {
  const credentialId = await rest.createCredential("For undo", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Undo", conversationFlow({ modelUrl: model.url, credentialId }));
  await canvas.open(id);
  await canvas.node("ChatOpenAI").click({ position: { x: 60, y: 20 } });
  await page.keyboard.press("Delete");
  await expect(canvas.node("ChatOpenAI")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(canvas.node("ChatOpenAI")).toBeVisible();
  await expect(page.getByRole("img", { name: "Chat Model, input of Conversation Chain, connected" })).toBeVisible();
});

import type { Page } from "@playwright/test";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

//   start ─▶ llm ─▶ human ─proceed─▶ reply
const mailDesk = {
  name: "Mail desk",
  nodes: [
    { id: "start", node: "startAgentflow", label: "Mail comes in" },
    {
      id: "writer",
      node: "llmAgentflow",
      label: "Write the reply",
      inputs: { llmMessages: [{ role: "system", content: "Reply to {{question}}" }] },
    },
    {
      id: "ask",
      node: "humanInputAgentflow",
      label: "Ask me",
      inputs: { humanInputDescriptionType: "fixed", humanInputDescription: "Send it?" },
    },
    { id: "reply", node: "directReplyAgentflow", label: "Send", inputs: { directReplyMessage: "{{writer}}" } },
  ],
  wires: [
    { from: "start", to: "writer" },
    { from: "writer", to: "ask" },
    { from: "ask", output: "proceed", to: "reply" },
  ],
};

async function chooseModel(page: Page, url: string, credential: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  const model = dialog.getByRole("region", { name: "Model" });
  await model.getByRole("combobox", { name: "Model" }).first().click();
  await page
    .getByRole("option", { name: /^ChatOpenAI(?! Custom)/ })
    .first()
    .click();
  await model.getByRole("combobox", { name: /Credential|OpenAI API/ }).click();
  await page.getByRole("option", { name: credential }).click();
  await model.getByRole("button", { name: /Advanced/ }).click();
  await model.getByRole("textbox", { name: /Base ?Path/i }).fill(url);
}

test("an agentflow is described, looked at, used, and saved as it was drawn", async ({
  page,
  list,
  canvas,
  rest,
  model,
}) => {
  await rest.createCredential("For drawing", "openAIApi", { openAIApiKey: "sk-test" });
  await list.open("agentflow");
  await page.getByRole("button", { name: "Describe a flow" }).click();
  const dialog = page.getByRole("dialog", { name: "Describe an agentflow" });
  await dialog.getByRole("button", { name: "Draw it" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Say what the flow should do.");
  await dialog.getByRole("textbox", { name: "What should it do?" }).fill("Answer mails, and ask me first.");
  await chooseModel(page, model.url, "For drawing");
  expect(await seriousFaults(page)).toEqual([]);

  model.behave({ kind: "silent" });
  await dialog.getByRole("button", { name: "Draw it" }).click();
  await expect(dialog.getByRole("status")).toContainText("Drawing");
  await dialog.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveCount(0);

  model.behave({ kind: "says", text: "I would rather not." });
  await dialog.getByRole("button", { name: "Draw it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("I would rather not.");

  model.behave({ kind: "says", text: JSON.stringify(mailDesk) });
  await dialog.getByRole("button", { name: "Draw it" }).click();
  const proposal = page.getByRole("dialog", { name: "Mail desk" });
  await expect(canvas.node("Write the reply")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await proposal.getByRole("button", { name: "Create it" }).click();
  await page.waitForURL(/\/agentflows\/[0-9a-f-]{36}$/);
  for (const name of ["Mail comes in", "Write the reply", "Ask me", "Send"])
    await expect(canvas.node(name)).toBeVisible();
  await expect(canvas.wireBetween("Write the reply", "Ask me")).toBeAttached();
});

test("on a canvas a drawing replaces what is there only when it is used, and undo brings it back", async ({
  page,
  list,
  canvas,
  rest,
  model,
}) => {
  await rest.createCredential("For redrawing", "openAIApi", { openAIApiKey: "sk-test" });
  await list.open();
  await list.create("Drawn anew");
  await canvas.addByClick("Calculator");
  const describe = async () => {
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Describe this flow in words" }).click();
    await page.getByRole("textbox", { name: "What should it do?" }).fill("Talk.");
  };
  const talk = {
    name: "Talk",
    nodes: [
      { id: "m", node: "chatOpenAI" },
      { id: "c", node: "conversationChain" },
    ],
    wires: [{ from: "m", to: "c", input: "model" }],
  };
  model.behave({ kind: "says", text: JSON.stringify(talk) });
  await describe();
  await chooseModel(page, model.url, "For redrawing");
  await page.getByRole("button", { name: "Draw it" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(canvas.node("Calculator")).toBeVisible();

  await describe();
  await page.getByRole("button", { name: "Draw it" }).click();
  await page.getByRole("button", { name: "Replace the drawing" }).click();
  await expect(canvas.node("Conversation Chain")).toBeVisible();
  await expect(canvas.node("Calculator")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(canvas.node("Calculator")).toBeVisible();
  await expect(canvas.node("Conversation Chain")).toHaveCount(0);
});

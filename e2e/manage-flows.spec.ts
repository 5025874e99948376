import { conversationFlow } from "./conversation-flow";
import { retype } from "./retype";
import { answerTo } from "./servers/model-server";
import { expect, test } from "./test";

test("a flow is found, renamed, duplicated, deleted and brought back from the list", async ({
  list,
  rest,
  model,
  page,
}) => {
  const credentialId = await rest.createCredential("For the list", "openAIApi", { openAIApiKey: "sk-test" });
  await rest.createFlow("Orchard", conversationFlow({ modelUrl: model.url, credentialId }));
  await list.open();
  await page.getByRole("searchbox", { name: "Search chatflows" }).fill("orch");
  await expect(page.getByRole("row")).toHaveCount(2);

  await list.choose("Orchard", "Rename");
  await page.getByRole("textbox", { name: "Name of Orchard" }).fill("Orchard house");
  await page.keyboard.press("Enter");
  await expect(list.flow("Orchard house")).toBeVisible();

  await list.choose("Orchard house", "Duplicate");
  await expect(page.getByRole("row")).toHaveCount(3);

  await list.choose("Orchard house", "Delete");
  await expect(list.flow("Orchard house")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.flow("Orchard house")).toBeVisible();
});

test("a key that the model refuses is replaced from the canvas, and the flow answers", async ({
  rest,
  model,
  canvas,
  chat,
  page,
}) => {
  const credentialId = await rest.createCredential("Old key", "openAIApi", { openAIApiKey: "sk-old" });
  const id = await rest.createFlow("New key", conversationFlow({ modelUrl: model.url, credentialId }));
  model.behave({ kind: "refuses", status: 401, message: "Incorrect API key provided" });
  await canvas.open(id);
  await chat.open();
  await chat.ask("May I?");
  await chat.failure.getByRole("button", { name: "Open ChatOpenAI" }).click();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Credential" }).click();
  await page.getByRole("button", { name: "New credential" }).click();
  const dialog = page.getByRole("dialog", { name: "New OpenAI API credential" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Right key");
  await dialog.getByLabel("OpenAI Api Key").fill("sk-right");
  await dialog.getByRole("button", { name: "Save credential" }).click();
  await expect(page.getByRole("combobox", { name: "Credential" })).toContainText("Right key");
  model.behave({ kind: "answers" });
  await chat.open();
  await chat.ask("And now?");
  await chat.expectAnswer(answerTo("And now?"));
});

test("a variable made on its screen is what a prompt says", async ({ rest, model, canvas, chat, page }) => {
  await page.goto("/variables");
  await page.getByRole("button", { name: "New variable" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("house");
  await page.getByRole("textbox", { name: "Value" }).fill("the red mill");
  await page.keyboard.press("Enter");
  await expect(page.getByText("the red mill")).toBeVisible();

  const credentialId = await rest.createCredential("For variables", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Knows a variable", conversationFlow({ modelUrl: model.url, credentialId }));
  await canvas.open(id);
  await canvas.node("Conversation Chain").click({ position: { x: 60, y: 20 } });
  await page.getByRole("button", { name: /^Advanced/ }).click();
  const prompt = page.getByRole("textbox", { name: "System Message" });
  await retype(prompt, "You live in {{$vars.");
  await prompt.press("End");
  await page.getByRole("option", { name: /\$vars\.house/ }).click();
  await expect(prompt).toHaveText("You live in {{$vars.house}}");
  await chat.open();
  await chat.ask("Where do you live?");
  await chat.expectAnswer(answerTo("Where do you live?"));
  expect(model.told.at(-1)).toContain("You live in the red mill");
});

test("a revoked key opens nothing any more", async ({ rest, model, weft, page }) => {
  const credentialId = await rest.createCredential("For revoking", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Locked", conversationFlow({ modelUrl: model.url, credentialId }));
  const key = await rest.createKey("Soon gone");
  const call = async () => {
    const response = await fetch(`${weft.url}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ question: "Still open?" }),
    });
    return response.status;
  };
  expect(await call()).toBe(200);
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Actions for Soon gone" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Soon gone");
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("Soon gone", { exact: true })).toHaveCount(0);
  expect(await call()).toBe(401);
});

import { conversationFlow } from "./conversation-flow";
import { type Behaviour, startModelServer } from "./servers/model-server";
import { expect, test } from "./test";

const troubles: readonly (readonly [what: string, behaviour: Behaviour, says: RegExp])[] = [
  ["refuses the key", { kind: "refuses", status: 401, message: "Incorrect API key provided" }, /key/i],
  [
    "has no room",
    { kind: "refuses", status: 429, message: "Rate limit reached", retryAfter: 7 },
    /limit|too many|7 s/i,
  ],
  ["fails", { kind: "refuses", status: 500, message: "The server had an error" }, /500|error|failed/i],
  ["cuts its answer", { kind: "cuts" }, /\S/],
  ["answers nonsense", { kind: "nonsense" }, /\S/],
];

for (const [what, behaviour, says] of troubles) {
  test(`when the model server ${what}, the chat says so and the node is marked`, async ({
    rest,
    model,
    canvas,
    chat,
  }) => {
    const credentialId = await rest.createCredential(`When it ${what}`, "openAIApi", { openAIApiKey: "sk-wrong" });
    const id = await rest.createFlow(`When it ${what}`, conversationFlow({ modelUrl: model.url, credentialId }));
    await canvas.open(id);
    await chat.open();
    model.behave(behaviour);
    await chat.ask("Are you well?");
    await expect(chat.failure).toContainText("ChatOpenAI failed");
    await expect(chat.failure).toContainText(says);
    await expect(canvas.node("ChatOpenAI").getByText("Failed", { exact: true })).toBeVisible();

    model.behave({ kind: "answers" });
    await chat.failure.getByRole("button", { name: "Try again" }).click();
    await chat.expectAnswer("You asked: Are you well? That is all I know.");
    await expect(canvas.node("ChatOpenAI").getByText("Failed", { exact: true })).toHaveCount(0);
  });
}

test("callers from outside get a clear error when the model server is gone", async ({ rest, weft }) => {
  const gone = await startModelServer();
  const credentialId = await rest.createCredential("When it is gone", "openAIApi", { openAIApiKey: "sk-test" });
  const flow = conversationFlow({ modelUrl: gone.url, credentialId });
  const id = await rest.createFlow("When it is gone", flow, { isPublic: true });
  await gone.stop();
  const response = await fetch(`${weft.url}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "Are you there?" }),
  });
  expect(response.status).toBeGreaterThanOrEqual(500);
  expect(await response.json()).toMatchObject({
    success: false,
    message: expect.stringMatching(/Nothing answers at 127\.0\.0\.1/),
  });
});

test("a model server that says nothing can be given up on", async ({ rest, model, canvas, chat, page }) => {
  const credentialId = await rest.createCredential("When it is silent", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("When it is silent", conversationFlow({ modelUrl: model.url, credentialId }));
  await canvas.open(id);
  await chat.open();
  model.behave({ kind: "silent" });
  await chat.ask("Are you there?");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(chat.conversation.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
});

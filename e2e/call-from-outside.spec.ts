import { createRequire } from "node:module";
import type * as Flowise from "flowise-sdk";
import { conversationFlow } from "./conversation-flow";
import { answerTo } from "./servers/model-server";
import { expect, test } from "./test";

// A CommonJS package whose names native modules cannot see.
const { FlowiseClient } = createRequire(import.meta.url)("flowise-sdk") as typeof Flowise;

const question = "What is a loom?";

test("a key made in the browser opens the flow to JSON, a stream and flowise-sdk, all with the same answer", async ({
  rest,
  model,
  weft,
  page,
}) => {
  const credentialId = await rest.createCredential("For callers", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Called from outside", conversationFlow({ modelUrl: model.url, credentialId }));

  await page.goto("/api-keys");
  await page.getByRole("button", { name: "New API key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("From the browser");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Store this key now" });
  await expect(shown.getByRole("textbox")).toHaveValue(/^weft_[\w-]{43}$/);
  const key = await shown.getByRole("textbox").inputValue();

  const call = (body: object, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
    fetch(`${weft.url}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  const whole = await (await call({ question })).json();
  expect(whole).toMatchObject({ text: answerTo(question), question });
  expect(tokensOf(await (await call({ question, streaming: true })).text())).toBe(answerTo(question));

  const client = new FlowiseClient({ baseUrl: weft.url, apiKey: key });
  const reply = await client.createPrediction({ chatflowId: id, question });
  expect(reply).toMatchObject({ text: answerTo(question) });
  let streamed = "";
  for await (const { event, data } of await client.createPrediction({ chatflowId: id, question, streaming: true })) {
    if (event === "token") streamed += data;
  }
  expect(streamed).toBe(answerTo(question));

  const refused = await call({ question }, {});
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ statusCode: 401, success: false });
});

test("the API dialog makes a key, shows the real call, and runs it", async ({ rest, model, canvas, page }) => {
  const credentialId = await rest.createCredential("For the dialog", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("In the dialog", conversationFlow({ modelUrl: model.url, credentialId }));
  await canvas.open(id);
  await page.getByRole("button", { name: "API", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Call this flow" });
  await expect(dialog.getByText(`/api/v1/prediction/${id}`).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Create a key" }).click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await dialog.getByRole("textbox", { name: "Question" }).fill(question);
  const attempt = dialog.getByRole("region", { name: "Try it" });
  await attempt.getByRole("button", { name: "Run it here" }).click();
  await expect(attempt.getByText("200")).toBeVisible();
  await expect(attempt.getByText(answerTo(question), { exact: true })).toBeVisible();
});

test("an answer that nobody waited for is in the messages", async ({ rest, model, weft, page }) => {
  const credentialId = await rest.createCredential("For leavers", "openAIApi", { openAIApiKey: "sk-test" });
  const flow = conversationFlow({ modelUrl: model.url, credentialId });
  const id = await rest.createFlow("Left alone", flow, { isPublic: true });
  model.behave({ kind: "answers", pauseMs: 100 });

  const leaving = new AbortController();
  const response = await fetch(`${weft.url}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "Will you finish?", streaming: true }),
    signal: leaving.signal,
  });
  await response.body?.getReader().read();
  leaving.abort();

  await expect(async () => {
    const messages = await rest.call("GET", `chatmessage/${id}`);
    expect(JSON.stringify(messages)).toContain(answerTo("Will you finish?"));
  }).toPass();
  await page.goto(`/messages/${id}`);
  await page.getByRole("list", { name: "Sessions" }).getByRole("button").first().click();
  await expect(page.getByText(answerTo("Will you finish?")).first()).toBeVisible();
});

/** What a client shows that puts the tokens of a stream together. */
function tokensOf(stream: string): string {
  return stream
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => JSON.parse(line.slice("data:".length)) as { event: string; data: string })
    .filter(({ event }) => event === "token")
    .map(({ data }) => data)
    .join("");
}

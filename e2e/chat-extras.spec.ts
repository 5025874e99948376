import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { conversationFlow } from "./conversation-flow";
import { startFrailLine } from "./servers/frail-line";
import { answerTo, heard, type ModelServer, nextQuestions } from "./servers/model-server";
import type { Rest } from "./rest";
import { expect, test } from "./test";

// Visitors of the shared page: they have no account here.
test.use({ storageState: { cookies: [], origins: [] } });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

interface Settings {
  chatbotConfig?: object;
  followUpPrompts?: object;
  speechToText?: object;
  textToSpeech?: object;
}

async function openFlow(
  { rest, model, page }: { rest: Rest; model: ModelServer; page: Page },
  name: string,
  settings: (credentialId: string) => Settings,
): Promise<string> {
  const credentialId = await rest.createCredential(`For ${name}`, "openAIApi", { openAIApiKey: "sk-test" });
  const flow = conversationFlow({ modelUrl: model.url, credentialId, sees: true });
  const texts = Object.entries(settings(credentialId)).map(([key, value]) => [key, JSON.stringify(value)]);
  const id = await rest.createFlow(name, flow, { isPublic: true, ...Object.fromEntries(texts) });
  await page.goto(`/chatbot/${id}`);
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
  return id;
}

const seriousFaults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));

/** Whether a picture is shown and not only its frame. */
const isDrawn = (page: Page, name: string) =>
  page
    .getByRole("img", { name })
    .evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

test("images go along by button and by drop, what the flow does not take is explained, and they are there after a reload", async ({
  rest,
  model,
  page,
  chat,
}) => {
  await openFlow({ rest, model, page }, "Seeing", () => ({}));
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (
    await chosen
  ).setFiles([
    { name: "loom.png", mimeType: "image/png", buffer: png },
    { name: "loom.zip", mimeType: "application/zip", buffer: png },
  ]);
  await expect(page.getByText("“loom.zip” was not attached: this flow takes images only")).toBeVisible();
  const dropped = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    data.items.add(new File([bytes], "warp.png", { type: "image/png" }));
    return data;
  }, png.toString("base64"));
  await chat.conversation.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByRole("list", { name: "Files" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Remove warp.png" }).click();
  await chat.ask("What is this?");
  await chat.expectAnswer(answerTo("What is this? [image/png]"));
  expect(await isDrawn(page, "loom.png")).toBe(true);
  await page.reload();
  await expect(chat.conversation.getByRole("img", { name: "loom.png" })).toBeVisible();
  await expect.poll(() => isDrawn(page, "loom.png")).toBe(true);
  expect(await seriousFaults(page)).toEqual([]);
});

test("suggested questions stand under the last answer and are asked by a click", async ({
  rest,
  model,
  page,
  chat,
}) => {
  await openFlow({ rest, model, page }, "Suggesting", (credentialId) => ({
    chatbotConfig: { followUpPrompts: { status: true } },
    followUpPrompts: {
      status: true,
      selectedProvider: "chatOpenAI",
      chatOpenAI: { credentialId, modelName: "echo", baseUrl: model.url, prompt: "After {history}", temperature: "0" },
    },
  }));
  await chat.ask("Tell me about looms.");
  const chips = page.getByRole("list", { name: "Ask next" });
  await expect(chips.getByRole("button")).toHaveText(nextQuestions);
  expect(await seriousFaults(page)).toEqual([]);
  await chips.getByRole("button", { name: nextQuestions[1] }).click();
  await chat.expectAnswer(answerTo("What does it cost?"));
  await expect(page.getByRole("list", { name: "Ask next" })).toHaveCount(1);
});

test("an answer is judged with words, and judged anew", async ({ rest, model, page, chat }) => {
  const id = await openFlow({ rest, model, page }, "Judged", () => ({
    chatbotConfig: { chatFeedback: { status: true } },
  }));
  await chat.ask("How good are you?");
  await page.getByRole("button", { name: "Good answer" }).click();
  await expect(page.getByRole("button", { name: "Good answer" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("textbox", { name: /What was good/ }).fill("To the point.");
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Send comment" }).click();
  const judgements = () => rest.call("GET", `feedback/${id}`);
  await expect.poll(judgements).toMatchObject([{ rating: "THUMBS_UP", content: "To the point." }]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Good answer" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Bad answer" }).click();
  await expect.poll(judgements).toMatchObject([{ rating: "THUMBS_DOWN", content: "To the point." }]);
});

test("a visitor is asked who they are, may put it off once, and is known afterwards", async ({
  rest,
  model,
  page,
  chat,
}) => {
  const leads = { status: true, title: "Who are you?", successMessage: "Welcome, friend.", name: true, email: true };
  const id = await openFlow({ rest, model, page }, "Curious", () => ({ chatbotConfig: { leads } }));
  const form = page.getByRole("form", { name: "Who you are" });
  await expect(form.getByText("Who are you?")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await form.getByRole("button", { name: "Not now" }).click();
  await expect(form).toHaveCount(0);
  await chat.ask("First?");
  await expect(chat.conversation.getByText(answerTo("First?"))).toBeVisible();
  await expect(page.getByText("Fill in the form above to go on.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Not now" })).toHaveCount(0);
  await form.getByRole("textbox", { name: "Name" }).fill("Ada");
  await form.getByRole("textbox", { name: "E-mail" }).fill("nonsense");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("Write an e-mail address")).toBeVisible();
  await form.getByRole("textbox", { name: "E-mail" }).fill("ada@example.com");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Welcome, friend.")).toBeVisible();
  await chat.ask("Second?");
  await chat.expectAnswer(answerTo("Second?"));
  expect(await rest.call("GET", `leads/${id}`)).toMatchObject([{ name: "Ada", email: "ada@example.com" }]);
  const rows = await rest.call("GET", `chatmessage/${id}`);
  expect(rows).toMatchObject([{ leadEmail: null }, {}, { content: "Second?", leadEmail: "ada@example.com" }, {}]);
  await page.reload();
  await expect(chat.conversation.getByText(answerTo("Second?"))).toBeVisible();
  await expect(form).toHaveCount(0);
});

test("an answer goes on after the page was loaded anew in the middle of it, with no word lost or doubled", async ({
  rest,
  model,
  page,
  chat,
}) => {
  const id = await openFlow({ rest, model, page }, "Lasting", () => ({}));
  model.behave({ kind: "answers", pauseMs: 250 });
  const question = "How do you weave a very long cloth from a very short thread?";
  await chat.ask(question);
  await expect(chat.conversation.getByText("You asked: How do you")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await chat.expectAnswer(answerTo(question));
  expect(await rest.call("GET", `chatmessage/${id}`)).toHaveLength(2);
  expect(model.told.filter((told) => told.includes(question))).toHaveLength(1);
});

test("an answer goes on by itself after the line was cut in the middle of it", async ({
  rest,
  model,
  weft,
  page,
  chat,
}) => {
  const id = await openFlow({ rest, model, page }, "Patient", () => ({}));
  const line = await startFrailLine(weft.url);
  try {
    await page.goto(`${line.url}/chatbot/${id}`);
    model.behave({ kind: "answers", pauseMs: 250 });
    const question = "How do you mend a warp that tore while the cloth was on the loom?";
    await chat.ask(question);
    await expect(chat.conversation.getByText("You asked: How do you")).toBeVisible();
    line.cut();
    await expect(page.getByText("The connection was lost. Reconnecting…")).toBeVisible();
    await chat.expectAnswer(answerTo(question));
    await expect(page.getByText("Reconnecting")).toHaveCount(0);
    expect(model.told.filter((told) => told.includes(question))).toHaveLength(1);
  } finally {
    await line.stop();
  }
});

test.describe("with a microphone", () => {
  test.use({ permissions: ["microphone"] });

  test("what is said becomes the question, and the answer is read aloud", async ({ rest, model, page, chat }) => {
    await openFlow({ rest, model, page }, "Hearing", (credentialId) => ({
      speechToText: { localAISTT: { status: true, baseUrl: model.url } },
      textToSpeech: { openai: { status: true, credentialId, voice: "nova", baseUrl: model.url } },
    }));
    await page.getByRole("button", { name: "Record a question" }).click();
    await expect(page.getByRole("group", { name: "Recording" }).getByText(/0:0[1-9]/)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
    await page.getByRole("button", { name: "Record a question" }).click();
    await page.getByRole("button", { name: "Send the recording" }).click();
    await chat.expectAnswer(answerTo(heard));
    await expect(chat.conversation.getByText(`Question: ${heard}`)).toBeVisible();
    await page.getByRole("button", { name: "Read aloud" }).click();
    await expect(page.getByRole("button", { name: "Stop reading" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Read aloud" })).toBeVisible();
  });
});

test("a microphone that may not be had is explained", async ({ rest, model, page }) => {
  await openFlow({ rest, model, page }, "Deaf", () => ({
    speechToText: { localAISTT: { status: true, baseUrl: model.url } },
  }));
  await page.getByRole("button", { name: "Record a question" }).click();
  await expect(page.getByText("The microphone is blocked for this page.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
});

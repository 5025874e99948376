import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { conversationFlow } from "./conversation-flow";
import { answerTo, nextQuestions } from "./servers/model-server";
import { type Site, startSite } from "./servers/site";
import { expect, test } from "./test";

// The chat of another program, as its package comes, on a website of another origin.

const widget = readFileSync(fileURLToPath(import.meta.resolve("flowise-embed/dist/web.js")), "utf8");

test.describe("the embedded chat of Flowise", () => {
  let site: Site;
  test.beforeAll(async () => {
    site = await startSite({ scripts: { "/web.js": widget }, anyStyles: true });
  });
  test.afterAll(() => site.stop());
  // Visitors have no account here.
  test.use({ storageState: { cookies: [], origins: [] } });

  /** The widget's page, once it has asked for all it wants to know of the flow. */
  async function openWidget(page: Page, apiHost: string, chatflowid: string): Promise<Widget> {
    const theme = { chatWindow: { textInput: { placeholder: "Ask the shop" } } };
    const options = JSON.stringify({ chatflowid, apiHost, theme });
    site.show(
      `<flowise-fullchatbot></flowise-fullchatbot>
       <script type="module">import Chatbot from "/web.js"; Chatbot.initFull(${options});</script>`,
    );
    const configured = page.waitForEvent("requestfinished", (request) =>
      request.url().includes("public-chatbotConfig"),
    );
    const refused = page.waitForEvent("requestfailed", (request) => request.url().includes("chatflows-streaming"));
    await page.goto(site.origin);
    await Promise.any([configured, refused]);
    const chat = page.locator("flowise-fullchatbot");
    const message = chat.getByPlaceholder("Ask the shop");
    return {
      chat,
      message,
      async ask(question) {
        await message.fill(question);
        await message.press("Enter");
      },
    };
  }

  interface Widget {
    chat: Locator;
    message: Locator;
    ask(question: string): Promise<void>;
  }

  test("streams answers word by word, remembers the conversation, and keeps it over a reload", async ({
    rest,
    model,
    weft,
    page,
  }) => {
    const credentialId = await rest.createCredential("Widget", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const id = await rest.createFlow("Widget", flow, { isPublic: true });
    const { chat, ask } = await openWidget(page, weft.url, id);
    model.behave({ kind: "answers", pauseMs: 60 });
    const asked = page.waitForRequest((request) => request.url().endsWith(`/prediction/${id}`));
    await ask("My name is Sarah.");
    expect((await asked).postDataJSON()).toMatchObject({ question: "My name is Sarah.", streaming: true });
    await expect(chat.getByText("You asked:")).toBeVisible();
    await expect(chat.getByText(answerTo("My name is Sarah."))).toBeVisible();
    await ask("Who am I?");
    await expect(chat.getByText(answerTo("Who am I?"))).toBeVisible();
    expect(model.told.at(-1)).toContain("My name is Sarah.");
    await page.reload();
    await expect(chat.getByText(answerTo("Who am I?"))).toBeVisible();
  });

  test("begins with the flow's prompts, and offers what might be asked next", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Prompts", "openAIApi", { openAIApiKey: "sk-test" });
    const service = { credentialId, modelName: "echo", baseUrl: model.url, temperature: 0, prompt: "Guess: {history}" };
    const id = await rest.createFlow("Prompts", conversationFlow({ modelUrl: model.url, credentialId }), {
      isPublic: true,
      chatbotConfig: JSON.stringify({
        starterPrompts: { 0: { prompt: "What do you sell?" } },
        followUpPrompts: { status: true },
      }),
      followUpPrompts: JSON.stringify({ status: true, selectedProvider: "chatOpenAI", chatOpenAI: service }),
    });
    const { chat } = await openWidget(page, weft.url, id);
    await chat.getByText("What do you sell?").click();
    await expect(chat.getByText(answerTo("What do you sell?"))).toBeVisible();
    for (const question of nextQuestions) await expect(chat.getByText(question)).toBeVisible();
    await chat.getByText(nextQuestions[0] ?? "").click();
    await expect(chat.getByText(answerTo(nextQuestions[0] ?? ""))).toBeVisible();
  });

  test("sends a picture to a model that may see it", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Pictures", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId, sees: true });
    const id = await rest.createFlow("Pictures", flow, { isPublic: true });
    const { chat, ask } = await openWidget(page, weft.url, id);
    // The widget's button has no name to find it by.
    const picture = { name: "dot.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") };
    await chat.locator('input[type="file"]').setInputFiles(picture);
    await expect(chat.locator('img[src^="data:image/png"]')).toBeVisible();
    await ask("What is on it?");
    await expect(chat.getByText("That is all I know.")).toBeVisible();
    expect(model.told.at(-1)).toContain("[image/png]");
    const messages = await rest.call("GET", `chatmessage/${id}`);
    expect(messages).toMatchObject([{ fileUploads: [{ type: "stored-file", name: "dot.png" }] }, {}]);
  });

  test("gives thumbs and comments back", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Thumbs", "openAIApi", { openAIApiKey: "sk-test" });
    const id = await rest.createFlow("Thumbs", conversationFlow({ modelUrl: model.url, credentialId }), {
      isPublic: true,
      chatbotConfig: JSON.stringify({ chatFeedback: { status: true } }),
    });
    const { chat, ask } = await openWidget(page, weft.url, id);
    await ask("Do you sell looms?");
    await expect(chat.getByText(answerTo("Do you sell looms?"))).toBeVisible();
    await chat.getByTitle("Thumbs Up").last().click();
    await chat.getByPlaceholder("What do you think of the response?").fill("Just what I needed.");
    await chat.getByRole("button", { name: "Submit Feedback" }).click();
    await expect
      .poll(() => rest.call("GET", `chatmessage/${id}?feedback=true`))
      .toMatchObject([{}, { feedback: { rating: "THUMBS_UP", content: "Just what I needed." } }]);
  });

  test("takes a visitor's name and address, and sends them along", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Leads", "openAIApi", { openAIApiKey: "sk-test" });
    const leads = { status: true, title: "Who are you?", name: true, email: true, successMessage: "Thank you!" };
    const id = await rest.createFlow("Leads", conversationFlow({ modelUrl: model.url, credentialId }), {
      isPublic: true,
      chatbotConfig: JSON.stringify({ leads }),
    });
    const { chat, ask } = await openWidget(page, weft.url, id);
    await expect(chat.getByText("Who are you?")).toBeVisible();
    await chat.getByPlaceholder("Name").fill("Sarah Weaver");
    await chat.getByPlaceholder("Email Address").fill("sarah@example.com");
    await chat.getByPlaceholder("Email Address").press("Enter");
    await expect(chat.getByText("Thank you!")).toBeVisible();
    expect(await rest.call("GET", `leads/${id}`)).toMatchObject([{ name: "Sarah Weaver", email: "sarah@example.com" }]);
    await ask("Do you sell looms?");
    await expect(chat.getByText(answerTo("Do you sell looms?"))).toBeVisible();
    expect(await rest.call("GET", `chatmessage/${id}`)).toMatchObject([{ leadEmail: "sarah@example.com" }, {}]);
  });

  // The widget shows its button for agentflows alone; this is the call that the button makes.
  test("ends an answer that its page stops, and can be asked again", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Stops", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const id = await rest.createFlow("Stops", flow, { isPublic: true });
    const { chat, message, ask } = await openWidget(page, weft.url, id);
    model.behave({ kind: "answers", pauseMs: 3_000 });
    const asked = page.waitForRequest((request) => request.url().endsWith(`/prediction/${id}`));
    await ask("Tell me everything about looms from the beginning");
    await expect(chat.getByText("You asked:")).toBeVisible();
    const { chatId } = (await asked).postDataJSON();
    const stopped = await page.evaluate(
      async (url) => (await fetch(url, { method: "PUT" })).json(),
      `${weft.url}/api/v1/chatmessage/abort/${id}/${chatId}`,
    );
    expect(stopped).toMatchObject({ status: 200 });
    await expect(message).toBeEnabled();
    await expect(chat.getByText("That is all I know.")).toHaveCount(0);
    model.behave({ kind: "answers" });
    await ask("And now?");
    await expect(chat.getByText(answerTo("And now?"))).toBeVisible();
  });

  test("shows why there is no answer", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Refusals", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });

    await test.step("a flow that needs a key", async () => {
      const { chat, message, ask } = await openWidget(page, weft.url, await rest.createFlow("Private", flow));
      await ask("Is anybody there?");
      await expect(chat.getByText("Unauthorized")).toBeVisible();
      await expect(message).toBeEnabled();
    });

    await test.step("too many questions", async () => {
      const rateLimit = { status: true, limitMax: 1, limitDuration: 60, limitMsg: "Slow down please" };
      const options = { isPublic: true, apiConfig: JSON.stringify({ rateLimit }) };
      const { chat, ask } = await openWidget(page, weft.url, await rest.createFlow("Busy", flow, options));
      await ask("First?");
      await expect(chat.getByText(answerTo("First?"))).toBeVisible();
      await ask("Second?");
      await expect(chat.getByText("Slow down please")).toBeVisible();
    });

    await test.step("a model that refuses", async () => {
      const id = await rest.createFlow("Refused", flow, { isPublic: true });
      const { chat, message, ask } = await openWidget(page, weft.url, id);
      model.behave({ kind: "refuses", status: 401, message: "Incorrect API key" });
      await ask("Hello?");
      await expect(chat.getByText(/API key|credential/)).toBeVisible();
      await expect(message).toBeEnabled();
      model.behave({ kind: "answers" });
      await ask("And now?");
      await expect(chat.getByText(answerTo("And now?"))).toBeVisible();
    });
  });

  test("gets nothing from a flow that is not there, or not for its site", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("Elsewhere", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const id = await rest.createFlow("Elsewhere", flow, {
      isPublic: true,
      chatbotConfig: JSON.stringify({ allowedOrigins: ["https://another.example"] }),
    });
    for (const flowId of [id, "00000000-0000-4000-8000-000000000000"]) {
      const before = model.told.length;
      const { chat, message, ask } = await openWidget(page, weft.url, flowId);
      await ask("Let me in");
      await expect(chat.getByText("Let me in")).toBeVisible();
      await expect(message).toBeEnabled();
      await expect(chat.getByText("You asked:")).toHaveCount(0);
      expect(model.told).toHaveLength(before);
    }
  });
});

/** One pixel. */
const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

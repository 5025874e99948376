import AxeBuilder from "@axe-core/playwright";
import { conversationFlow } from "./conversation-flow";
import { FlowConfigPage } from "./pages/flow-config-page";
import type { Rest } from "./rest";
import type { ModelServer } from "./servers/model-server";
import { expect, test } from "./test";

async function makeFlow(rest: Rest, model: ModelServer, name: string): Promise<string> {
  const credentialId = await rest.createCredential(`For ${name}`, "openAIApi", { openAIApiKey: "sk-test" });
  return rest.createFlow(name, conversationFlow({ modelUrl: model.url, credentialId }), { isPublic: true });
}

/** A call from outside, as a page of `origin` or a program makes it. */
async function predict(url: string, id: string, body: object, origin?: string) {
  const response = await fetch(`${url}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(origin !== undefined && { origin }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

test("origins, a limit, a starter prompt and an override set on the page are there again, and the API obeys them", async ({
  rest,
  model,
  weft,
  canvas,
  page,
}) => {
  const id = await makeFlow(rest, model, "Obedient");
  const config = new FlowConfigPage(page);
  await canvas.open(id);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Configure" }).click();
  await page.waitForURL(`**/chatflows/${id}/settings`);
  await config.ready();

  const origins = config.section("Allowed origins");
  await origins.getByRole("button", { name: "Add origin" }).click();
  await origins.getByRole("textbox", { name: "Origin 1" }).fill("shop.example");
  await origins.getByRole("button", { name: "Save Allowed origins" }).click();
  await expect(origins.getByText("Write it with its scheme")).toBeVisible();
  await expect(origins.getByRole("textbox", { name: "Origin 1" })).toBeFocused();
  await origins.getByRole("textbox", { name: "Origin 1" }).fill("https://Shop.example/cart");
  await origins.getByRole("textbox", { name: "What the others are told" }).fill("Only from the shop.");
  await config.save("Allowed origins");
  await expect(origins.getByRole("textbox", { name: "Origin 1" })).toHaveValue("https://shop.example");

  const prompts = config.section("Starter prompts");
  await prompts.getByRole("button", { name: "Add prompt" }).click();
  await prompts.getByRole("textbox", { name: "Prompt 1" }).fill("Is it open?");
  await prompts.getByRole("textbox", { name: "Prompt 1" }).press("Enter");
  await prompts.getByRole("textbox", { name: "Prompt 2" }).fill("Where is it?");
  await prompts.getByRole("button", { name: "Move Prompt 2 up" }).click();
  await config.save("Starter prompts");

  const overrides = config.section("Override configuration");
  await overrides.getByRole("switch", { name: "Let callers replace values" }).click();
  await overrides.getByText("Conversation Chain", { exact: true }).click();
  await overrides.getByRole("switch", { name: "System Message" }).click();
  await config.save("Override configuration");

  await page.reload();
  await config.ready();
  await expect(origins.getByRole("textbox", { name: "Origin 1" })).toHaveValue("https://shop.example");
  await expect(prompts.getByRole("textbox", { name: "Prompt 1" })).toHaveValue("Where is it?");
  await expect(prompts.getByRole("textbox", { name: "Prompt 2" })).toHaveValue("Is it open?");
  await expect(overrides.getByRole("switch", { name: "System Message" })).toBeChecked();

  expect(await predict(weft.url, id, { question: "Hello" }, "https://elsewhere.example")).toMatchObject({
    status: 403,
    text: expect.stringContaining("Only from the shop."),
  });
  expect((await predict(weft.url, id, { question: "Hello" }, "https://shop.example")).status).toBe(200);
  const overrideConfig = { systemMessagePrompt: "Speak like a pirate." };
  expect((await predict(weft.url, id, { question: "Override", overrideConfig })).status).toBe(200);
  expect(model.told.at(-1)).toContain("Speak like a pirate.");

  const limit = config.section("Rate limit");
  await limit.getByRole("switch", { name: "Limit the messages" }).click();
  await limit.getByRole("textbox", { name: "Messages" }).fill("1");
  await limit.getByRole("textbox", { name: "Within seconds" }).fill("600");
  await limit.getByRole("textbox", { name: "What a caller above the limit is told" }).fill("One at a time.");
  await config.save("Rate limit");
  expect((await predict(weft.url, id, { question: "First" })).status).toBe(200);
  expect(await predict(weft.url, id, { question: "Second" })).toEqual({ status: 429, text: "One at a time." });

  await page.goto(`/chatbot/${id}`);
  await expect(page.getByRole("button", { name: "Where is it?" })).toBeVisible();
});

test("a section is set by keyboard alone", async ({ rest, model, page }) => {
  const id = await makeFlow(rest, model, "By keyboard");
  const config = new FlowConfigPage(page);
  await config.open(id);
  const limit = config.section("Rate limit");
  await limit.getByRole("switch", { name: "Limit the messages" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12");
  await page.keyboard.press("Tab");
  await page.keyboard.type("60");
  await page.keyboard.press("Enter");
  await config.expectSaved("Rate limit");
  await page.reload();
  await config.ready();
  await expect(limit.getByRole("switch", { name: "Limit the messages" })).toBeChecked();
  await expect(limit.getByRole("textbox", { name: "Messages" })).toHaveValue("12");
});

test("what could not be saved stays on the page, says why, and is saved the next time", async ({
  rest,
  model,
  page,
}) => {
  const id = await makeFlow(rest, model, "Stubborn");
  const config = new FlowConfigPage(page);
  await config.open(id);
  const prompts = config.section("Starter prompts");
  await prompts.getByRole("button", { name: "Add prompt" }).click();
  await prompts.getByRole("textbox", { name: "Prompt 1" }).fill("Anyone there?");
  await page.route("**/api/trpc/flows.configure*", (route) => route.abort());
  await prompts.getByRole("button", { name: "Save Starter prompts" }).click();
  await expect(prompts.getByRole("alert")).toContainText("Not saved");
  await expect(prompts.getByRole("textbox", { name: "Prompt 1" })).toHaveValue("Anyone there?");

  await page.getByRole("link", { name: "To the canvas" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay" }).click();

  await page.unroute("**/api/trpc/flows.configure*");
  await config.save("Starter prompts");
  await page.getByRole("link", { name: "To the canvas" }).click();
  await page.waitForURL(new RegExp(`/chatflows/${id}$`));
});

test("a service's credential is made in place, and the chat's looks are seen while they are typed", async ({
  rest,
  model,
  page,
}) => {
  const id = await makeFlow(rest, model, "Handsome");
  const config = new FlowConfigPage(page);
  await config.open(id);
  const followUps = config.section("Follow-up prompts");
  await followUps.getByRole("switch", { name: "Suggest questions" }).click();
  await followUps.getByRole("combobox", { name: "Model provider" }).click();
  await page.getByRole("option", { name: "OpenAI", exact: true }).click();
  await expect(followUps.getByRole("textbox", { name: "Prompt" })).toHaveValue(/\{history\}/);
  await followUps.getByRole("combobox", { name: "Credential" }).click();
  await page.getByRole("button", { name: "New credential" }).click();
  const dialog = page.getByRole("dialog", { name: "New OpenAI API credential" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Made in place");
  await dialog.getByLabel("OpenAI Api Key").fill("sk-place");
  await dialog.getByRole("button", { name: "Save credential" }).click();
  await expect(followUps.getByRole("combobox", { name: "Credential" })).toContainText("Made in place");
  await config.save("Follow-up prompts");

  const look = config.section("Chat window");
  await look.getByRole("textbox", { name: /^Title/ }).fill("Ask the mill");
  await look.getByRole("textbox", { name: "Header", exact: true }).fill("#0b3d2e");
  const preview = page.getByRole("figure");
  await expect(preview.getByText("Ask the mill")).toBeVisible();
  await expect(preview.locator("header")).toHaveCSS("background-color", "rgb(11, 61, 46)");
  await config.save("Chat window");
  await page.goto(`/chatbot/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Ask the mill" })).toBeVisible();
  await expect(page.locator("header").first()).toHaveCSS("background-color", "rgb(11, 61, 46)");
});

test("a viewer reads the configuration and can change nothing", async ({ rest, model, weft, browser, page }) => {
  const id = await makeFlow(rest, model, "Only looked at");
  await rest.call("PUT", `chatflows/${id}`, {
    chatbotConfig: JSON.stringify({ starterPrompts: { "0": { prompt: "Read me" } } }),
  });
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: /^Viewer/ }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  const theirs = await browser.newContext({ baseURL: weft.url, storageState: { cookies: [], origins: [] } });
  const guest = await theirs.newPage();
  await guest.goto(new URL(link).pathname);
  await guest.getByRole("textbox", { name: "Your name" }).fill("Vera");
  await guest.getByRole("textbox", { name: "E-mail" }).fill("vera@example.com");
  await guest.getByRole("textbox", { name: "Password" }).fill("a long enough sentence");
  await guest.getByRole("button", { name: /^Join/ }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Chatflows" })).toBeVisible();
  const config = new FlowConfigPage(guest);
  await config.open(id);
  const prompt = config.section("Starter prompts").getByRole("textbox", { name: "Prompt 1" });
  await expect(prompt).toHaveValue("Read me");
  await expect(prompt).toBeDisabled();
  await expect(guest.getByRole("switch", { name: "Limit the messages" })).toBeDisabled();
  await expect(guest.getByRole("button", { name: /^Save / })).toHaveCount(0);
  await theirs.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test.describe(`in the ${colorScheme} theme, ${String(width)} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("axe finds no serious fault on the page, and nothing is cut off", async ({ rest, model, page }) => {
        const id = await makeFlow(rest, model, `Looked at ${colorScheme} ${String(width)}`);
        const config = new FlowConfigPage(page);
        await config.open(id);
        for (const name of ["Suggest questions", "Ask visitors who they are", "Take files", "Only chosen keys"])
          await page.getByRole("switch", { name }).click();
        await config.section("Override configuration").getByText("ChatOpenAI", { exact: true }).click();
        await page.getByRole("link", { name: "Appearance" }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          serious.flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 160)}`)),
        ).toEqual([]);
        const overflow = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
        });
        expect(overflow).toEqual([0, 0]);
      });
    });
  }
}

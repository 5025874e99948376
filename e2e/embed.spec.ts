import { statSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { embedSnippet } from "../components/api-dialog/embed-snippet";
import { conversationFlow } from "./conversation-flow";
import { type Site, startSite } from "./servers/site";
import { answerTo } from "./servers/model-server";
import { expect, test } from "./test";

test.describe("a chat on another website", () => {
  let site: Site;
  test.beforeAll(async () => {
    site = await startSite();
  });
  test.afterAll(() => site.stop());
  // Visitors have no account here.
  test.use({ storageState: { cookies: [], origins: [] } });

  test("opens from its bubble by mouse and by keyboard, answers, keeps its session and begins a new one when told", async ({
    rest,
    model,
    weft,
    page,
  }) => {
    const credentialId = await rest.createCredential("For a site", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const flowId = await rest.createFlow("On a site", flow, { isPublic: true });
    site.show(embedSnippet("bubble", { origin: weft.url, flowId }));
    await page.goto(site.origin);
    const chat = page.frameLocator("iframe");
    const message = chat.getByRole("textbox", { name: "Message" });
    const answer = chat.getByRole("log", { name: "Conversation" }).getByText(answerTo("Do you sell looms?"));

    await page.getByRole("button", { name: /^Open / }).click();
    await message.fill("Do you sell looms?");
    await message.press("Enter");
    await expect(answer).toBeVisible();

    await message.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("button", { name: /^Open / })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(message).toBeFocused();
    await chat.getByRole("button", { name: "Hide the chat" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();

    await page.reload();
    await page.getByRole("button", { name: /^Open / }).click();
    await expect(answer).toBeVisible();
    await page.evaluate("window.Weft.reset()");
    await expect(answer).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });

  test("fills a place of the page, in the theme of the site", async ({ rest, model, weft, page }) => {
    const credentialId = await rest.createCredential("For a place", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const flowId = await rest.createFlow("In a place", flow, { isPublic: true });
    const lines = embedSnippet("page", { origin: weft.url, flowId });
    site.show(lines.replace("defer", 'data-theme="dark" defer'));
    await page.goto(site.origin);
    const chat = page.frameLocator("#weft-chat iframe");
    await expect(chat.getByRole("textbox", { name: "Message" })).toBeVisible();
    await expect(chat.locator("html")).toHaveClass(/dark/);
    await expect(chat.getByRole("button", { name: "Hide the chat" })).toHaveCount(0);
  });

  test("stays away from a site that the flow's owner did not name, and says why to its author", async ({
    rest,
    model,
    weft,
    page,
  }) => {
    const credentialId = await rest.createCredential("For others", "openAIApi", { openAIApiKey: "sk-test" });
    const flow = conversationFlow({ modelUrl: model.url, credentialId });
    const flowId = await rest.createFlow("For others", flow, {
      isPublic: true,
      chatbotConfig: JSON.stringify({ allowedOrigins: ["https://elsewhere.example"] }),
    });
    site.show(embedSnippet("bubble", { origin: weft.url, flowId }));
    const said = page.waitForEvent("console", (line) => line.text().includes("Weft cannot show the flow"));
    await page.goto(site.origin);
    expect((await said).text()).toContain(site.origin);
    await expect(page.getByRole("button")).toHaveCount(0);
  });

  test("costs the site less than 10 KB", () => {
    expect(statSync(join(import.meta.dirname, "../public/embed.js")).size).toBeLessThan(10_000);
  });
});

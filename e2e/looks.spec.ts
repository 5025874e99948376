import { conversationFlow } from "./conversation-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const screens = [
  "/chatflows",
  "/agentflows",
  "/executions",
  "/inbox",
  "/messages",
  "/documents",
  "/credentials",
  "/variables",
  "/tools",
  "/tools/new",
  "/api-keys",
  "/settings",
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds no serious fault on any screen", async ({ page }) => {
      for (const screen of screens) {
        await page.goto(screen);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
        expect(await seriousFaults(page), screen).toEqual([]);
      }
    });

    test("axe finds no serious fault on the canvas, its settings, its chat and the shared chat", async ({
      page,
      rest,
      model,
      canvas,
      chat,
    }) => {
      const credentialId = await rest.createCredential("For looks", "openAIApi", { openAIApiKey: "sk-test" });
      const flow = conversationFlow({ modelUrl: model.url, credentialId });
      const id = await rest.createFlow("Looked at", flow, { isPublic: true });
      await canvas.open(id);
      await canvas.node("ChatOpenAI").click({ position: { x: 60, y: 20 } });
      await expect(page.getByRole("textbox", { name: "Node name" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await chat.open();
      await chat.ask("How do you look?");
      await chat.expectAnswer("You asked: How do you look? That is all I know.");
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "API", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Call this flow" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await page.goto(`/chatbot/${id}`);
      await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
}

test("dark mode is chosen, seen and remembered", async ({ page, list }) => {
  await list.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect.poll(background).toBe(dark);
});

test.describe("in a narrow window", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing is cut off on any screen, and a flow can be opened and talked to", async ({
    page,
    rest,
    model,
    canvas,
    chat,
  }) => {
    for (const screen of screens) {
      await page.goto(screen);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${screen} is wider than the window`).toBeLessThanOrEqual(0);
    }
    const credentialId = await rest.createCredential("For a phone", "openAIApi", { openAIApiKey: "sk-test" });
    const id = await rest.createFlow("On a phone", conversationFlow({ modelUrl: model.url, credentialId }));
    await canvas.open(id);
    await chat.open();
    await chat.ask("Do I fit?");
    await chat.expectAnswer("You asked: Do I fit? That is all I know.");
  });
});

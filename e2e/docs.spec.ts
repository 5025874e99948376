import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { conversationFlow } from "./conversation-flow";
import { expect, test } from "./test";

/** Every area of the whole document is drawn by the same parts: the first one stands for them. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude("main > section:nth-of-type(n+2)").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("an endpoint is found by keyboard, without an account", async ({ browser, weft }) => {
  const anonymous = await browser.newContext({ baseURL: weft.url, storageState: { cookies: [], origins: [] } });
  const page = await anonymous.newPage();
  await page.goto("/docs");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  const search = page
    .getByRole("navigation", { name: "Endpoints" })
    .getByRole("searchbox", { name: "Search endpoints" });
  await expect(search).toBeFocused();
  await page.keyboard.type("prediction {id}/events");
  await expect(
    page.getByRole("navigation", { name: "Endpoints" }).getByRole("link", { name: "/prediction/{id}/events" }),
  ).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Endpoints" }).getByRole("link", { name: "/variables" }),
  ).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Link to GET /prediction/{id}/events" })).toBeInViewport();
  await expect(page.getByText("X-API-KEY").first()).toBeAttached();
  await anonymous.close();
});

test("a flow's own page is reached from its API dialog, with its id and what callers may replace", async ({
  rest,
  model,
  canvas,
  page,
  weft,
}) => {
  const credentialId = await rest.createCredential("For documents", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Documented", conversationFlow({ modelUrl: model.url, credentialId }));
  const nodes = { ChatOpenAI: [{ name: "temperature", label: "Temperature", type: "number", enabled: true }] };
  const apiConfig = { overrideConfig: { status: true, nodes, variables: [] } };
  await rest.call("PUT", `chatflows/${id}`, { apiConfig: JSON.stringify(apiConfig) });
  await canvas.open(id);
  await page.getByRole("button", { name: "API", exact: true }).click();
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "All that it takes and answers" }).press("Enter");
  const docs = await opened;
  await expect(docs.getByRole("heading", { level: 1, name: "Documented" })).toBeVisible();
  await expect(docs.getByText("This flow needs a key.")).toBeVisible();
  const call = docs.getByRole("article", { name: `Link to POST /prediction/${id}` });
  await expect(call.getByRole("region", { name: `POST /prediction/${id}` })).toContainText(
    `${weft.url}/api/v1/prediction/${id}`,
  );
  await expect(call.getByText("temperature").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [1440, 390])
    test.describe(`in the ${colorScheme} theme, ${String(width)} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("axe finds no serious fault on the documents, and nothing is wider than the window", async ({
        rest,
        model,
        page,
      }) => {
        const credentialId = await rest.createCredential("For looks", "openAIApi", { openAIApiKey: "sk-test" });
        const flow = conversationFlow({ modelUrl: model.url, credentialId });
        const id = await rest.createFlow("Documented well", flow, { isPublic: true });
        for (const address of [`/docs/flows/${id}`, "/docs"]) {
          await page.goto(address);
          await expect(page.getByRole("article").first()).toBeVisible();
          expect(await overflow(page), address).toBeLessThanOrEqual(0);
          expect(await seriousFaults(page), address).toEqual([]);
        }
      });
    });

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { conversationFlow } from "./conversation-flow";
import type { Rest } from "./rest";
import { answerTo, type ModelServer } from "./servers/model-server";
import { expect, test } from "./test";

const run = promisify(execFile);

async function makeFlow(rest: Rest, model: ModelServer, name: string, apiConfig: object = {}): Promise<string> {
  const credentialId = await rest.createCredential(`For ${name}`, "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow(name, conversationFlow({ modelUrl: model.url, credentialId }));
  await rest.call("PUT", `chatflows/${id}`, { apiConfig: JSON.stringify(apiConfig) });
  return id;
}

async function openDialog(page: Page) {
  const narrow = (page.viewportSize()?.width ?? 0) < 768;
  if (narrow) await page.getByRole("button", { name: "More actions" }).click();
  await page
    .getByRole(narrow ? "menuitem" : "button", { name: narrow ? "Call this flow from outside" : "API", exact: true })
    .click();
  const dialog = page.getByRole("dialog", { name: "Call this flow" });
  await expect(dialog.getByRole("combobox", { name: "Kind of call" })).toBeVisible();
  return dialog;
}

/** Opens the list of kinds by keyboard and takes the one that begins with what is typed. */
async function chooseKind(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Kind of call" }).focus();
  await page.keyboard.press("Enter");
  // The list takes the focus a moment after it is seen; what is typed before that is lost.
  await expect(page.getByRole("listbox").locator("[role=option]:focus")).toBeVisible();
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Kind of call" })).toHaveText(name);
}

test.describe("the API dialog", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is walked through by keyboard: a key, a kind, a language, and the copied command answers in a terminal", async ({
    rest,
    model,
    canvas,
    page,
  }) => {
    const id = await makeFlow(rest, model, "By keyboard in the dialog");
    await canvas.open(id);
    const dialog = await openDialog(page);
    await dialog.getByRole("button", { name: "Create a key" }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("textbox", { name: "Name of the new key" }).press("Enter");
    const key = (await dialog.getByRole("region", { name: "New key" }).locator("code").textContent()) ?? "";
    expect(key).toMatch(/^weft_/);
    await dialog.getByRole("button", { name: "I have stored it" }).press("Enter");

    const question = `It's "quoted" \\ $HOME`;
    await dialog.getByRole("textbox", { name: "Question" }).fill(question);
    const copied = async (language: string) => {
      await dialog.getByRole("tabpanel", { name: language }).getByRole("button", { name: "Copy code" }).press("Enter");
      await expect(dialog.getByRole("tabpanel", { name: language }).getByText("Copied")).toBeAttached();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const command = await copied("cURL");
    expect(command).toContain(key);
    const { stdout } = await run("sh", ["-c", command]);
    expect(JSON.parse(stdout)).toMatchObject({ text: answerTo(question), question });

    await chooseKind(page, "A stream");
    expect((await run("sh", ["-c", await copied("cURL")])).stdout).toContain('"event":"end"');

    await dialog.getByRole("tab", { name: "cURL" }).focus();
    for (const language of ["Python", "JavaScript", "TypeScript SDK", "Python SDK", "flowise-sdk"]) {
      await page.keyboard.press("ArrowRight");
      await expect(dialog.getByRole("tab", { name: language, exact: true })).toHaveAttribute("aria-selected", "true");
      const panel = dialog.getByRole("tabpanel", { name: language, exact: true });
      await expect(panel.getByRole("button", { name: "Copy code" })).toBeVisible();
      await expect(panel).toContainText(id);
      await expect(panel).toContainText(key);
    }

    await chooseKind(page, "Stop");
    await dialog.getByRole("button", { name: "Show it for the TypeScript SDK" }).press("Enter");
    await expect(dialog.getByRole("tabpanel", { name: "TypeScript SDK" })).toContainText("client.abort");
  });

  test("runs the call and shows the answer with its ids, whole and streamed, and why it was refused", async ({
    rest,
    model,
    canvas,
    page,
  }) => {
    const id = await makeFlow(rest, model, "Run in the dialog");
    await canvas.open(id);
    const dialog = await openDialog(page);
    const attempt = dialog.getByRole("region", { name: "Try it" });
    await expect(attempt.getByRole("button", { name: "Run it here" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Create a key" }).click();
    await dialog.getByRole("button", { name: "Create key" }).click();
    await dialog.getByRole("button", { name: "I have stored it" }).click();
    for (const kind of ["A question", "A stream", "Earlier messages"]) {
      await chooseKind(page, kind);
      const question = `What is ${kind}?`;
      await dialog.getByRole("textbox", { name: "Question" }).fill(question);
      await attempt.getByRole("button", { name: "Run it here" }).press("Enter");
      await expect(attempt.getByText(answerTo(question), { exact: true })).toBeVisible();
      await expect(attempt.getByRole("button", { name: "Copy chat id" })).toBeVisible();
    }
    expect(model.told.at(-1)).toContain("My name is Ada.");

    model.behave({ kind: "refuses", status: 400, message: "No such model." });
    await attempt.getByRole("button", { name: "Run it here" }).click();
    await expect(attempt.getByText("500 Internal Server Error")).toBeVisible();
    await expect(attempt.getByText("No such model.").first()).toBeVisible();
    await chooseKind(page, "A picture");
    await expect(attempt).toHaveCount(0);
  });

  test("names what callers may replace with the flow's own values, and the way to allow more", async ({
    rest,
    model,
    canvas,
    page,
  }) => {
    const closed = await makeFlow(rest, model, "Replaces nothing");
    await canvas.open(closed);
    const dialog = await openDialog(page);
    await chooseKind(page, "Other values");
    await expect(dialog.getByText("Callers may replace nothing of this flow so far.")).toBeVisible();
    await dialog.getByRole("link", { name: "Choose what callers may replace" }).press("Enter");
    await page.waitForURL(`**/chatflows/${closed}/settings#overrides`);

    const nodes = { ChatOpenAI: [{ name: "temperature", label: "Temperature", type: "number", enabled: true }] };
    const id = await makeFlow(rest, model, "Replaces one", { overrideConfig: { status: true, nodes, variables: [] } });
    await canvas.open(id);
    await openDialog(page);
    await chooseKind(page, "Other values");
    await expect(dialog.getByRole("tabpanel", { name: "cURL" })).toContainText('"overrideConfig": {"temperature": 0}');
    await expect(dialog.getByRole("tabpanel", { name: "cURL" })).toContainText("<your key>");
  });

  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390])
      test.describe(`in the ${colorScheme} theme, ${String(width)} wide`, () => {
        test.use({ colorScheme, viewport: { width, height: 844 } });

        test("axe finds no serious fault, and nothing is wider than the window", async ({
          rest,
          model,
          canvas,
          page,
        }, info) => {
          const id = await makeFlow(rest, model, `Dialog ${colorScheme} ${String(width)}`);
          await rest.call("PUT", `chatflows/${id}`, { isPublic: true });
          await canvas.open(id);
          const dialog = await openDialog(page);
          const attempt = dialog.getByRole("region", { name: "Try it" });
          await attempt.getByRole("button", { name: "Run it here" }).click();
          await expect(attempt.getByRole("button", { name: "Copy chat id" })).toBeVisible();
          await info.attach("answered", { body: await page.screenshot(), contentType: "image/png" });
          for (const tab of ["Python", "flowise-sdk", "Embed and share"]) {
            await dialog.getByRole("tab", { name: tab, exact: true }).click();
            const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
            const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
            expect(
              serious.flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 160)}`)),
            ).toEqual([]);
          }
          const tooWide = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
          expect(tooWide).toBeLessThanOrEqual(0);
        });
      });
});

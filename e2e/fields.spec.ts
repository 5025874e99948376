import type { Page } from "@playwright/test";
import { retype } from "./retype";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

/** A step that answers with an object, and one that says something of it. */
const flow = {
  nodes: [
    step("startAgentflow_0", "Start", 0, {}),
    step("customFunctionAgentflow_0", "Weigh", 300, { customFunctionJavascriptFunction: "return $input;" }),
    step("llmAgentflow_0", "Judge", 600, {
      llmStructuredOutput: [{ key: "verdict", type: "string", description: "In one word" }],
    }),
    step("directReplyAgentflow_0", "Direct Reply", 900, {}),
  ],
  edges: [
    wire("startAgentflow_0", "customFunctionAgentflow_0"),
    wire("customFunctionAgentflow_0", "llmAgentflow_0"),
    wire("llmAgentflow_0", "directReplyAgentflow_0"),
  ],
};

function step(id: string, label: string, x: number, inputs: object): object {
  const data = { id, label, name: id.replace(/_\d+$/, ""), version: 1, category: "Agent Flows", inputs, outputs: {} };
  return { id, type: "agentFlow", position: { x, y: 0 }, data };
}

function wire(source: string, target: string): object {
  const sourceHandle = `${source}-output-${source.replace(/_\d+$/, "")}`;
  const ends = { source, sourceHandle, target, targetHandle: target };
  return { id: `${source}-${sourceHandle}-${target}-${target}`, type: "agentFlow", ...ends };
}

const field = (page: Page, name: string | RegExp) => page.getByRole("textbox", { name });

test.beforeEach(async ({ rest, page }) => {
  const id = await rest.createFlow("Fields", flow, { type: "AGENTFLOW" });
  await page.goto(`/agentflows/${id}`);
  await page.getByRole("button", { name: "More actions" }).waitFor();
});

test("with the keyboard alone: a reference is completed from a step's schema, an unknown one is mended, and undo is the canvas'", async ({
  canvas,
  page,
}) => {
  const { keyboard } = page;
  await canvas.card("Direct Reply").focus();
  await keyboard.press("Enter");
  const message = field(page, "Message");
  await expect(message).toBeFocused();
  await keyboard.type("It is {{verd");
  await expect(page.getByRole("option", { name: /^Judge · verdict/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await keyboard.press("Enter");
  await expect(message).toHaveText("It is {{llmAgentflow_0.output.verdict}}");
  await keyboard.press("Enter");
  await keyboard.type("{{questio}}");
  await expect(page.getByText("{{questio}} is not known and stays as it is.").first()).toBeVisible();
  await page.locator(".cm-reference-unknown").hover();
  await page.getByRole("button", { name: "Use {{question}}" }).click();
  await expect(message).toHaveText(/\{\{question\}\}$/);
  await message.focus();
  for (let steps = 0; steps < 4 && (await message.textContent())?.includes("question") === true; steps += 1)
    await keyboard.press("Control+z");
  await expect(message).not.toContainText("question");
  await expect(message).toBeFocused();

  await page.getByRole("button", { name: "About Message" }).press("Enter");
  await page.getByRole("button", { name: "Write on the whole screen" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Message" });
  await retype(dialog.getByRole("textbox", { name: "Message" }), "Big and {{question}}");
  await expect(dialog.getByText("1 without a value in the last run.")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(message).toHaveText("Big and {{question}}");
  expect(await seriousFaults(page)).toEqual([]);
});

test("a program is completed, its faults are said, Tab indents, and Escape lets go of it", async ({ canvas, page }) => {
  const { keyboard } = page;
  await canvas.card("Weigh").focus();
  await keyboard.press("Enter");
  const code = field(page, /^Javascript Function/);
  await retype(code, "");
  await keyboard.type("return $in");
  await expect(page.getByRole("option", { name: /^\$input/ })).toBeVisible();
  await keyboard.press("Enter");
  await expect(code).toHaveText("return $input");
  await keyboard.press("Tab");
  await expect(code).toBeFocused();
  await keyboard.press("Escape");
  await keyboard.press("Tab");
  await expect(code).not.toBeFocused();
  await retype(code, "return (");
  await expect(page.locator(".cm-lintRange-error")).toHaveCount(1);
  await code.press("Control+f");
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  expect(await seriousFaults(page)).toEqual([]);
  await keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Find" })).toHaveCount(0);
});

test("an answer's shape is read off an example, and is the same as JSON Schema and as rows", async ({
  canvas,
  page,
}) => {
  await canvas.card("Judge").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "From an example" }).click();
  const dialog = page.getByRole("dialog", { name: "From an example" });
  await dialog
    .getByRole("textbox", { name: "Example of the object" })
    .fill('{"city": "Rome", "people": [{"name": "A"}]}');
  await dialog.getByRole("button", { name: "Take over 2 properties" }).click();
  const rows = page.getByRole("group", { name: "JSON Structured Output" });
  await expect(rows.getByRole("textbox", { name: "Name of property 1" }).first()).toHaveValue("city");
  await expect(rows.getByRole("combobox", { name: "Type of people" })).toContainText("List of obj");
  await page.getByRole("button", { name: "As JSON Schema" }).click();
  await expect(field(page, "JSON Structured Output as JSON Schema")).toContainText('"people"');
  await page.getByRole("button", { name: "As a table" }).click();
  await expect(rows.getByRole("group", { name: "Properties of each item of people" })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test("a pasted curl command fills a request, and its secret is not shown", async ({ canvas, page }) => {
  await canvas.dragFromPalette("HTTP", { x: 560, y: 620 });
  await page.getByRole("group", { name: "Headers" }).getByRole("button", { name: "Paste a block" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste headers" });
  await dialog
    .getByRole("textbox", { name: "Block" })
    .fill(`curl 'https://api.example.com/items?page=2' -H 'Authorization: Bearer canary' -H 'Accept: text/html'`);
  await dialog.getByRole("button", { name: "Add rows" }).click();
  await expect(field(page, "URL")).toHaveText("https://api.example.com/items");
  await expect(page.getByRole("group", { name: "page" }).getByRole("textbox", { name: "Value of page" })).toHaveText(
    "2",
  );
  await expect(page.getByRole("img", { name: "The value of Authorization is hidden" })).toBeVisible();
  await expect(page.getByText("canary")).toHaveCount(0);
  expect(await seriousFaults(page)).toEqual([]);
});

import type { Page } from "@playwright/test";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const talk = (page: Page) => page.getByRole("button", { name: /^Conversation from User Proxy to Assistant, / });

test("with the mouse: two agents, how they talk, and a group", async ({ list, canvas, page, rest }) => {
  await list.open("agentflow");
  await list.create("Talks", "agentflow");
  await canvas.dragFromPalette("User Proxy", { x: 560, y: 200 });
  await canvas.dragFromPalette("Assistant", { x: 900, y: 140 });
  await canvas.wire(canvas.output("Start"), canvas.input("Input", "User Proxy"));
  await canvas.wire(canvas.output("User Proxy"), canvas.input("Input", "Assistant"));
  await expect(talk(page)).toHaveText("until it ends");

  await talk(page).click();
  const form = page.getByRole("form", { name: "Conversation from User Proxy to Assistant" });
  await form.getByRole("textbox", { name: /^Max turns/ }).fill("0");
  await expect(form.getByText("Write a whole number from 1 to 1000.")).toBeVisible();
  await form.getByRole("textbox", { name: /^Max turns/ }).fill("3");
  await form.getByRole("combobox", { name: "Summary" }).click();
  await page.getByRole("option", { name: "Summed up by the model" }).click();
  await form.getByRole("textbox", { name: /^Summary prompt/ }).fill("In one sentence.");
  await expect(talk(page)).toHaveText("3 turns");
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(talk(page)).toHaveText("until it ends");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(talk(page)).toHaveText("3 turns");

  await canvas.dragFromPalette("Group Chat", { x: 700, y: 480 });
  await canvas.dragFromPalette("Retrieve Assistant", { x: 780, y: 580 });
  await canvas.save();
  const id = page.url().split("/").at(-1) ?? "";
  const { flowData } = (await rest.call("GET", `chatflows/${id}`)) as { flowData: string };
  const flow = JSON.parse(flowData) as {
    nodes: { id: string; parentNode?: string; data: { label: string; inputs: Record<string, unknown> } }[];
    edges: { data: { converse?: object } }[];
  };
  const byLabel = (label: string) => flow.nodes.find(({ data }) => data.label === label);
  expect(byLabel("Retrieve Assistant")?.parentNode).toBe(byLabel("Group Chat")?.id);
  expect(byLabel("User Proxy")?.data.inputs).toMatchObject({ agentHumanInputMode: "ALWAYS", agentDisableModel: true });
  expect(flow.edges.map(({ data }) => data.converse)).toContainEqual({ maxTurns: 3 });
});

test("with the keyboard alone: two agents, and how they talk", async ({ list, canvas, page }) => {
  const { keyboard } = page;
  const follow = async (step: string, next: string) => {
    await canvas.card(step).focus();
    await keyboard.press("c");
    await expect(page.getByRole("combobox", { name: /^Where does/ })).toBeFocused();
    await keyboard.type(next);
    const fresh = page.getByRole("option", { name: `${next} new`, exact: true });
    await fresh.waitFor();
    for (let steps = 0; steps < 8 && (await fresh.getAttribute("aria-selected")) !== "true"; steps += 1)
      await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(canvas.node(next)).toBeVisible();
  };
  await list.open("agentflow");
  await list.create("Talks by keys", "agentflow");
  await canvas.card("Start").focus();
  await keyboard.press("Enter");
  await follow("Start", "User Proxy");
  // An agent has several ends to begin at; its output comes first when nothing is missing.
  await canvas.card("User Proxy").focus();
  await keyboard.press("c");
  const ends = page.getByRole("option", { name: /output/ });
  await ends.first().waitFor();
  await keyboard.type("output");
  await keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: /^Where does/ })).toBeFocused();
  await keyboard.type("Assistant");
  const fresh = page.getByRole("option", { name: "Assistant new", exact: true });
  await fresh.waitFor();
  for (let steps = 0; steps < 8 && (await fresh.getAttribute("aria-selected")) !== "true"; steps += 1)
    await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(talk(page)).toHaveText("until it ends");

  await page.getByRole("group", { name: "Conversation from User Proxy to Assistant", exact: true }).focus();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Opening message/ })).toBeFocused();
  await keyboard.type("Shall we begin?");
  await keyboard.press("Tab");
  await keyboard.type("2");
  await expect(talk(page)).toHaveText("2 turns");
  await talk(page).focus();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Opening message/ })).toHaveValue("Shall we begin?");
  await keyboard.press("Control+s");
  await canvas.expectSaved();
});

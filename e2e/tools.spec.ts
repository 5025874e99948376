import { retype } from "./retype";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";
import { toolFlow } from "./tool-flow";

test("a tool is made, tried, chosen in a flow, found there, and not deleted without a warning", async ({
  canvas,
  chat,
  page,
  rest,
}) => {
  const trial = page.getByRole("form", { name: "Try it" });

  await test.step("make it and try it before it is kept", async () => {
    await page.goto("/tools");
    await page.getByRole("link", { name: "New tool" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("greet");
    await page.getByRole("textbox", { name: "Description", exact: true }).fill("Greets somebody by name.");
    await page.getByRole("button", { name: "Add a property" }).click();
    await page.getByRole("textbox", { name: "Name of property 1" }).fill("who");
    const program = page.getByRole("textbox", { name: "Function" });
    await program.fill("return `Good morning, ${$who}`;");
    await trial.getByRole("button", { name: "Run" }).click();
    await expect(trial.getByRole("alert").filter({ hasText: "“who”" })).toBeVisible();
    await trial.getByRole("textbox", { name: "who" }).fill("Ada");
    await trial.getByRole("button", { name: "Run" }).click();
    await expect(trial.getByRole("region", { name: /^Result/ })).toHaveText("Good morning, Ada");
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "greet", level: 1 })).toBeVisible();
    await expect(page.getByText("No flow uses it")).toBeVisible();
  });

  const id = await rest.createFlow("Greets", toolFlow(), { type: "AGENTFLOW" });
  await test.step("choose it in a step, and ask the flow", async () => {
    await page.goto(`/agentflows/${id}`);
    await canvas.node("Ask the tool").click({ position: { x: 60, y: 20 } });
    // What is missing stands open.
    await page.getByRole("combobox", { name: "Select Tool" }).click();
    await page.getByRole("option", { name: /greet/ }).click();
    await expect(canvas.node("Ask the tool")).toContainText("greet");
    await canvas.expectNoProblems();
    await canvas.save();
    await chat.open();
    await chat.ask("Grace");
    await expect(chat.conversation.getByText("Good morning, Grace")).toBeVisible();
  });

  await test.step("mend it, and the flow is mended", async () => {
    await page.goto("/tools");
    await page.getByRole("link", { name: "greet", exact: true }).click();
    await retype(page.getByRole("textbox", { name: "Function" }), "return `Good night, ${$who}`;");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByText("“greet” saved")).toBeVisible();
    await page.goto(`/agentflows/${id}`);
    await chat.open();
    await chat.ask("Grace");
    await expect(chat.conversation.getByText("Good night, Grace")).toBeVisible();
  });

  await test.step("see where it is used, and be warned", async () => {
    await page.goto("/tools");
    const row = page.getByRole("row").filter({ hasText: "greet" });
    await row.getByRole("button", { name: "1 flow" }).click();
    await expect(page.getByRole("link", { name: "Greets", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Ask the tool" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Actions for greet" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete “greet”?" });
    await expect(dialog).toContainText("This flow uses it and fails until you choose another: Greets");
    await dialog.getByRole("textbox").fill("greet");
    await dialog.getByRole("button", { name: "Delete tool" }).click();
    await expect(page.getByRole("link", { name: "greet", exact: true })).toHaveCount(0);
  });
});

test("a tool's file is exported, imported and begun from an example", async ({ page }) => {
  await page.goto("/tools/new?example=opening_hours");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "opening_hours", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Actions for opening_hours" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("opening_hours-CustomTool.json");
  const file = await download.path();
  await page.goto("/tools");
  await page.getByLabel("File of a tool").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "opening_hours", level: 1 })).toBeVisible();
  const trial = page.getByRole("form", { name: "Try it" });
  await trial.getByRole("textbox", { name: "branch" }).fill("harbour");
  await trial.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("region", { name: /^Result/ })).toContainText("saturday");
  await page.goto("/tools");
  await expect(page.getByRole("link", { name: "opening_hours", exact: true })).toHaveCount(2);
});

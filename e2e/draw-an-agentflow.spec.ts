import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

test("with the mouse: a start, a condition, and a reply on each of its ways", async ({ list, canvas, page }) => {
  await list.open("agentflow");
  await list.create("Sorts mail", "agentflow");
  await expect(canvas.node("Start")).toBeVisible();

  await canvas.dragFromPalette("Condition", { x: 560, y: 200 });
  await page.getByRole("textbox", { name: "Value 1" }).fill("{{question}}");
  await page.getByRole("combobox", { name: "Operation" }).click();
  await page.getByRole("option", { name: "Contains", exact: true }).click();
  await page.getByRole("textbox", { name: "Value 2" }).fill("refund");
  await expect(canvas.node("Condition")).toContainText("question contains refund");

  await canvas.dragFromPalette("Direct Reply", { x: 900, y: 150 });
  await page.getByRole("textbox", { name: "Message" }).fill("Money comes back.");
  await canvas.dragFromPalette("Direct Reply", { x: 900, y: 320 }, "Direct Reply 2");
  await page.getByRole("textbox", { name: "Message" }).fill("Somebody will write.");

  await canvas.wire(canvas.output("Start"), canvas.input("Input", "Condition"));
  await canvas.wire(canvas.branch("question contains refund", "Condition"), canvas.input("Input", "Direct Reply"));
  await canvas.wire(canvas.branch("Else", "Condition"), canvas.input("Input", "Direct Reply 2"));
  await expect(canvas.wireBetween("Condition", "Direct Reply")).toHaveCount(1);
  await expect(canvas.wireBetween("Condition", "Direct Reply 2")).toHaveCount(1);
  await canvas.expectNoProblems();
  await canvas.save();

  await page.reload();
  await expect(canvas.node("Condition")).toContainText("question contains refund");
  await expect(canvas.wireBetween("Start", "Condition")).toHaveCount(1);
  await expect(canvas.wireBetween("Condition", "Direct Reply 2")).toHaveCount(1);
});

test("with the keyboard alone: the same flow without touching the mouse", async ({ list, canvas, page }) => {
  const { keyboard } = page;
  const type = async (text: string) => {
    await keyboard.type(text);
    await keyboard.press("Enter");
  };
  /** From the end of the step at hand to a new step, which is then the one at hand. */
  const follow = async (step: string, end: string | undefined, next: string, label = next) => {
    await keyboard.press("c");
    await expect(page.getByRole("dialog", { name: `Connect “${step}”` })).toBeVisible();
    if (end !== undefined) await type(end);
    await expect(page.getByRole("combobox", { name: /^Where does/ })).toBeFocused();
    await keyboard.type(next);
    const fresh = page.getByRole("option", { name: `${next} new` });
    await fresh.waitFor();
    // Steps that are there already stand before new ones.
    for (let steps = 0; steps < 5 && (await fresh.getAttribute("aria-selected")) !== "true"; steps += 1)
      await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(canvas.node(label)).toBeVisible();
    await expect(canvas.card(label)).toBeFocused();
  };
  await list.open("agentflow");
  await list.create("Sorts mail by keys", "agentflow");
  await canvas.card("Start").focus();
  await keyboard.press("Enter");
  await canvas.card("Start").focus();
  await follow("Start", undefined, "Condition");
  await follow("Condition", "Condition 1", "Direct Reply");
  await canvas.card("Condition").focus();
  await keyboard.press("Enter");
  await canvas.card("Condition").focus();
  await follow("Condition", "Else", "Direct Reply", "Direct Reply 2");
  await expect(canvas.wireBetween("Condition", "Direct Reply")).toHaveCount(1);
  await expect(canvas.wireBetween("Condition", "Direct Reply 2")).toHaveCount(1);

  await keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Message" }).focus();
  await keyboard.type("Hello {{quest");
  await expect(page.getByRole("option", { name: /^question/ })).toBeVisible();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveText("Hello {{question}}");
  await keyboard.press("Control+s");
  await canvas.expectSaved();
});

test("rows are put in order by keyboard, and their wires follow them", async ({ list, canvas, page }) => {
  const { keyboard } = page;
  await list.open("agentflow");
  await list.create("Rows in order", "agentflow");
  await canvas.dragFromPalette("Condition", { x: 560, y: 200 });
  await page.getByRole("textbox", { name: "Value 2" }).fill("first");
  await page.getByRole("button", { name: "Add condition" }).press("Enter");
  const second = page.getByRole("group", { name: "Condition 2", exact: true });
  await expect(second).toBeVisible();
  await second.getByRole("textbox", { name: "Value 2" }).fill("second");
  await canvas.dragFromPalette("Direct Reply", { x: 900, y: 150 });
  await canvas.wire(canvas.branch("equal second", "Condition"), canvas.input("Input", "Direct Reply"));
  await expect(canvas.branch("equal second", "Condition")).toHaveAccessibleName(/, connected$/);

  await canvas.card("Condition").focus();
  await keyboard.press("Enter");
  const up = page.getByRole("button", { name: "Move condition 2 up" });
  await up.focus();
  await keyboard.press("Enter");
  await expect(
    page.getByRole("group", { name: "Condition 1", exact: true }).getByRole("textbox", { name: "Value 2" }),
  ).toHaveText("second");
  await expect(canvas.branch("equal second", "Condition")).toHaveAccessibleName(/, connected$/);
  await expect(canvas.branch("equal first", "Condition")).not.toHaveAccessibleName(/, connected$/);

  await page.getByRole("button", { name: "Remove condition 1" }).press("Enter");
  await expect(canvas.node("Condition")).not.toContainText("second");
  await expect(canvas.wireBetween("Condition", "Direct Reply")).toHaveCount(0);
  await canvas.card("Condition").focus();
  await keyboard.press("Control+z");
  await expect(canvas.wireBetween("Condition", "Direct Reply")).toHaveCount(1);
});

test("steps lie in a container by dragging them there, and what is missing is mended by a click", async ({
  list,
  canvas,
  page,
}) => {
  await list.open("agentflow");
  await list.create("For each", "agentflow");
  await canvas.dragFromPalette("Iteration", { x: 640, y: 250 });
  await page.getByRole("button", { name: "Connect “Start” to it" }).click();
  await expect(canvas.wireBetween("Start", "Iteration")).toHaveCount(1);
  await canvas.dragFromPalette("Direct Reply", { x: 640, y: 300 });
  await expect(page.getByRole("combobox", { name: "Lies in" })).toContainText("Iteration");
  await canvas.dragCard("Direct Reply", { x: 320, y: 800 });
  await expect(page.getByRole("combobox", { name: "Lies in" })).toContainText("The flow itself");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("combobox", { name: "Lies in" })).toContainText("Iteration");
  await page.getByRole("combobox", { name: "Lies in" }).click();
  await page.getByRole("option", { name: "The flow itself" }).click();
  await expect(page.getByText("No wire leads here, so that this step never runs.").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds no serious fault on the canvas of an agentflow and in its forms", async ({
      list,
      canvas,
      page,
    }) => {
      await list.open("agentflow");
      await list.create(`Looked at in ${colorScheme}`, "agentflow");
      await canvas.dragFromPalette("Tool", { x: 560, y: 180 });
      await page.getByRole("combobox", { name: "Tool", exact: true }).click();
      await page.getByRole("option", { name: /^Serp ?API/i }).click();
      await expect(page.getByText("Choose a credential.").first()).toBeVisible();
      await page.getByRole("button", { name: "Add tool input argument" }).click();
      await expect(page.getByRole("group", { name: "Tool input argument 1", exact: true })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await canvas.dragFromPalette("Condition", { x: 560, y: 420 });
      await page.getByRole("button", { name: "Add condition" }).click();
      await page.getByRole("button", { name: /^When things go wrong/ }).click();
      await page.getByRole("button", { name: /^\d+ problems?$/ }).click();
      await expect(page.getByRole("dialog", { name: "Problems" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
}

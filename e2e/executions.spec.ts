import type { Page } from "@playwright/test";
import { askingFlow } from "./asking-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const decision = (page: Page) => page.getByRole("region", { name: "“Approve it” waits for a decision" });

const formStart = {
  ...{ startInputType: "formInput", formTitle: "What to weave", formDescription: "Everything can be changed later." },
  formInputTypes: [
    { type: "string", label: "Pattern", name: "pattern" },
    { type: "number", label: "Metres", name: "metres" },
    { type: "boolean", label: "Urgent", name: "urgent" },
    { type: "options", label: "Yarn", name: "yarn", addOptions: [{ option: "wool" }, { option: "linen" }] },
  ],
};

test("a run waits for a person, who decides in the chat and in the inbox, and is begun again from a step", async ({
  rest,
  page,
  chat,
}) => {
  const id = await rest.createFlow("Careful", askingFlow(), { type: "AGENTFLOW" });
  await page.goto(`/agentflows/${id}`);
  await chat.open();

  await test.step("decide in the chat, with the keyboard, and after a reload", async () => {
    await chat.ask("The first letter");
    await expect(decision(page)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await chat.open();
    await expect(decision(page)).toBeVisible();
    await decision(page)
      .getByRole("textbox", { name: /Feedback/ })
      .fill("Well written");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(chat.conversation.getByText("Sent: Well written")).toBeVisible();
    await expect(chat.conversation.getByText("Decided: Proceed")).toBeVisible();
    await chat.conversation.getByRole("button", { name: /step/ }).last().click();
    await expect(chat.conversation.getByRole("listitem").filter({ hasText: "Sent" })).toBeVisible();
    await page.reload();
    await chat.open();
    await expect(chat.conversation.getByText("Decided: Proceed")).toBeVisible();
    await expect(chat.conversation.getByRole("button", { name: "Proceed" })).toHaveCount(0);
  });

  await test.step("decide in the inbox, which the chat hears of", async () => {
    await chat.ask("The second letter");
    await expect(decision(page)).toBeVisible();
    const inbox = await page.context().newPage();
    await inbox.goto("/inbox");
    await expect(inbox.getByRole("link", { name: /Inbox/ })).toContainText("1 waiting");
    const card = inbox.getByRole("article", { name: "Careful: Approve it" });
    await expect(card).toContainText("Asked: The second letter");
    await expect(card).toContainText("Shall this be sent?");
    expect(await seriousFaults(inbox)).toEqual([]);
    await card.getByRole("textbox", { name: /Feedback/ }).fill("Shorter, please");
    await card.getByRole("button", { name: "Reject" }).click();
    await expect(inbox.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
    await inbox.close();
    await page.reload();
    await chat.open();
    await expect(chat.conversation.getByText("This was decided elsewhere.")).toBeVisible();
  });

  await test.step("look into the run, share it, and begin it again", async () => {
    await page.goto("/executions");
    const rows = page.getByRole("row");
    await expect(rows.filter({ hasText: "The second letter" })).toContainText("Finished");
    await page.getByRole("link", { name: "Open the run of Careful: The second letter" }).click();
    const steps = page.getByRole("region", { name: "Steps" });
    await expect(steps.getByText("Round 2")).toBeVisible();
    await steps.getByRole("button", { name: /Dropped/ }).click();
    const step = page.getByRole("region", { name: "Step", exact: true });
    await expect(step).toContainText("Dropped: Shorter, please");
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("switch", { name: "Anybody with the link may look" }).click();
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    const apart = await page
      .context()
      .browser()
      ?.newContext({ storageState: { cookies: [], origins: [] } });
    const visitor = await apart?.newPage();
    if (!visitor) throw new Error("There is no browser for the visitor.");
    await visitor.goto(link);
    const drawn = visitor.getByRole("region", { name: "Drawing" });
    await expect(drawn.getByRole("article", { name: /^Dropped, / })).toHaveAttribute("data-status", "FINISHED");
    await expect(drawn.getByRole("article", { name: /^Sent, / })).not.toHaveAttribute("data-status");
    expect(await seriousFaults(visitor)).toEqual([]);
    await visitor
      .getByRole("region", { name: "Steps" })
      .getByRole("button", { name: /Dropped/ })
      .click();
    await expect(visitor.getByRole("region", { name: "Step", exact: true })).toContainText("Shorter, please");
    await page.getByRole("switch", { name: "Anybody with the link may look" }).click();
    await expect(page.getByRole("textbox", { name: "Link" })).toHaveCount(0);
    await visitor.reload();
    await expect(visitor.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
    await visitor.close();
    await page.keyboard.press("Escape");

    await step.getByRole("button", { name: "Run again from here" }).click();
    const dialog = page.getByRole("dialog", { name: "Run again from Dropped" });
    const settings = dialog.getByRole("textbox", { name: "Settings of this step" });
    await settings.fill("{");
    await expect(dialog.getByText("This is not JSON yet")).toBeVisible();
    await settings.fill(JSON.stringify({ directReplyMessage: "Thrown away" }));
    await dialog.getByRole("button", { name: "Run again" }).click();
    await expect(page.getByText("Begun again from a step of an earlier run.")).toBeVisible();
    await steps.getByRole("button", { name: /Dropped/ }).click();
    await expect(step).toContainText("Thrown away");
  });

  await test.step("delete what is not needed any more", async () => {
    await page.goto("/executions");
    const choices = page.getByRole("checkbox", { name: /^Select the run of Careful/ });
    await expect(choices).toHaveCount(3);
    await choices.first().check();
    await page.getByRole("toolbar", { name: "Selected executions" }).getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(choices).toHaveCount(2);
  });
});

test.describe("for visitors", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test("a flow begins with its form and waits for a decision on the shared page", async ({ rest, page, chat }) => {
    const flow = askingFlow(formStart);
    const id = await rest.createFlow("Weaver", flow, { type: "AGENTFLOW", isPublic: true });
    await page.goto(`/chatbot/${id}`);
    const form = page.getByRole("form", { name: "What to weave" });
    await expect(form.getByText("Everything can be changed later.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Message" })).toHaveCount(0);
    await form.getByRole("textbox", { name: "Pattern" }).fill("herringbone");
    await form.getByRole("textbox", { name: "Metres" }).fill("many");
    await form.getByRole("button", { name: "Start" }).click();
    await expect(form.getByText("Write a number, such as 3 or 0.5.")).toBeVisible();
    await form.getByRole("textbox", { name: "Metres" }).fill("3");
    await form.getByRole("switch", { name: "Urgent" }).click();
    await form.getByRole("combobox", { name: "Yarn" }).click();
    await page.getByRole("option", { name: "linen" }).click();
    await form.getByRole("button", { name: "Start" }).click();
    await expect(chat.conversation.getByText("Pattern: herringbone")).toBeVisible();
    await decision(page).getByRole("button", { name: "Reject" }).click();
    await expect(chat.conversation.getByText("Dropped: reject")).toBeVisible();
    await page.reload();
    await expect(chat.conversation.getByText("Decided: Reject")).toBeVisible();
    await page.getByRole("button", { name: "Fill in the form again" }).click();
    await expect(form).toBeVisible();
  });
});

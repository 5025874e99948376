import { z } from "zod";
import { nightWatch } from "./night-watch";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const executionList = z.object({ data: z.array(z.object({ id: z.string() })) });

test("a flow is given a schedule, begins a run by itself, and is switched off again", async ({
  page,
  canvas,
  rest,
}) => {
  const id = await rest.createFlow("Night watch", nightWatch(), { type: "AGENTFLOW" });
  await page.goto(`/agentflows/${id}`);
  await canvas.node("Start").click({ position: { x: 60, y: 20 } });

  await test.step("say when it begins, and with what", async () => {
    const choose = async (field: string, choice: string) => {
      await page.getByRole("combobox", { name: field }).click();
      await page.getByRole("option", { name: choice }).click();
    };
    await choose("Input Type", "Schedule Input");
    await choose("Schedule Type", "Cron expression");
    const cron = page.getByRole("textbox", { name: "Cron Expression" });
    await cron.fill("every night");
    await page.getByRole("textbox", { name: "Default Input" }).fill("the gate");
    await expect(page.getByText(/five parts: minute/).first()).toBeVisible();
    await cron.fill("*/2 * * * * *");
    await canvas.expectNoProblems();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByRole("button", { name: "Schedule", exact: true })).toBeVisible();
  });

  const begun = async () => executionList.parse(await rest.call("GET", `executions?agentflowId=${id}`)).data.length;
  await expect.poll(begun).toBeGreaterThan(0);

  await test.step("see what it has begun, and switch it off", async () => {
    await page.reload();
    await page.getByRole("button", { name: "Schedule", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "Schedule" });
    await expect(panel.getByText(/^Next run within a minute/)).toBeVisible();
    await panel.getByRole("switch", { name: "Begin runs at these times" }).click();
    await expect(panel.getByText("Switched off")).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await panel.getByRole("list", { name: "Latest runs" }).getByRole("link").first().click();
  });

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Night watch");
  const steps = page.getByRole("region", { name: "Steps" });
  await steps.getByRole("button", { name: /Report/ }).click();
  await expect(page.getByRole("region", { name: "Step", exact: true })).toContainText("Looked at: the gate");
});

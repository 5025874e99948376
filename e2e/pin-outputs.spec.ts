import { askingFlow } from "./asking-flow";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

test("an output is made up for a step, stays with the flow, and stands in for it only here", async ({
  rest,
  page,
  chat,
  canvas,
}) => {
  const id = await rest.createFlow("Made up", askingFlow(), { type: "AGENTFLOW" });
  await page.goto(`/agentflows/${id}`);
  await canvas.node("Approve it").click();
  await page.getByRole("tab", { name: "Last run" }).click();
  await page.getByRole("button", { name: "Pin output" }).click();
  const output = page.getByRole("textbox", { name: "Output in place of running this step" });
  await output.fill(`{"content"`);
  await expect(page.getByText("This is not JSON yet")).toBeVisible();
  await output.fill(
    JSON.stringify({ content: "of course", conditions: [{ isFulfilled: true }, { isFulfilled: false }] }),
  );
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(canvas.node("Approve it").getByText("Pinned")).toBeAttached();
  expect(await seriousFaults(page)).toEqual([]);

  await page.reload();
  await expect(canvas.node("Approve it").getByText("Pinned")).toBeAttached();
  await chat.open();
  await expect(page.getByText("A pinned output stands in for steps here")).toBeVisible();
  await chat.ask("A letter");
  await chat.expectAnswer("Sent: of course");

  await page.goto("/executions");
  await page.getByRole("link", { name: "Open the run of Made up: A letter" }).click();
  const steps = page.getByRole("region", { name: "Steps" });
  await expect(steps.getByRole("button", { name: /Approve it/ })).toContainText("pinned");

  await page.goto(`/agentflows/${id}`);
  await canvas.node("Approve it").click();
  await page.getByRole("tab", { name: "Last run" }).click();
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(canvas.node("Approve it").getByText("Pinned")).toHaveCount(0);
});

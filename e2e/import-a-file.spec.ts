import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./test";

const file = (name: string) => join(import.meta.dirname, "fixtures/flows", name);

test("a flow file with an unknown node opens with a placeholder, keeps it, and says why it cannot run", async ({
  list,
  canvas,
  chat,
  page,
}) => {
  await list.open();
  await page.getByRole("button", { name: "Import" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Import flows" });
  await dialog.locator("input[type=file]").setInputFiles(file("unknown-node.json"));
  await expect(dialog.getByText(/is not available here|are not available here/)).toBeVisible();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/chatflows\/[0-9a-f-]{36}$/);
  await expect(page.getByText("not on this server").first()).toBeVisible();
  await chat.open();
  await expect(page.getByRole("status").filter({ hasText: "from running" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Export JSON" }).click();
  const exported = readFileSync(await (await download).path(), "utf8");
  const names = namesIn(readFileSync(file("unknown-node.json"), "utf8"));
  expect(namesIn(exported)).toEqual(names);
  await expect(canvas.palette).toBeVisible();
});

function namesIn(text: string): string[] {
  const { nodes } = JSON.parse(text) as { nodes: { data: { name: string } }[] };
  return nodes.map(({ data }) => data.name).toSorted();
}

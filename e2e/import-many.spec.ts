import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { dropFiles } from "./drop-files";
import { seriousFaults } from "./serious-faults";
import { expect, test } from "./test";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures/flows", name), "utf8");
const named = z.array(z.object({ name: z.string() }).transform(({ name }) => name));
const flow = (name: string, type: string, file: string) => ({ name, type, flowData: fixture(file) });

test("an archive dropped on the list says what becomes of each flow, and is saved when one agrees", async ({
  page,
  list,
  rest,
}) => {
  const flowNames = async () => named.parse(await rest.call("GET", "chatflows"));
  const files = {
    "flows/Mill.json": fixture("llm-chain.json"),
    "flows/Weir.json": fixture("unknown-node.json"),
    "flows/Ruin.json": "no JSON at all",
    "read me.txt": "Nothing to import.",
  };
  const archive = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  await list.open();
  await dropFiles(page, page.getByRole("heading", { level: 1, name: "Chatflows" }), { "river.zip": archive });
  const dialog = page.getByRole("dialog", { name: "Import flows" });

  await expect(dialog.getByText("Nothing has been saved yet.")).toBeVisible();
  await expect(dialog.getByRole("alert").filter({ hasText: "“Ruin.json” cannot be imported" })).toBeVisible();
  const weir = dialog.getByRole("region", { name: "Weir.json" });
  await expect(weir.getByText("Missing", { exact: true })).toBeVisible();
  await weir.getByRole("textbox", { name: "Name" }).fill("Weir of the mill");
  expect(await seriousFaults(page)).toEqual([]);
  expect(await flowNames()).not.toContain("Mill");

  await dialog.getByRole("button", { name: "Import 2 flows" }).click();
  await expect(list.flow("Mill")).toBeVisible();
  await expect(list.flow("Weir of the mill")).toBeVisible();
  expect(await flowNames()).toEqual(expect.arrayContaining(["Mill", "Weir of the mill"]));
  await list.flow("Mill").click();
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("the file of a whole workspace is looked through, and all of it is taken over when one agrees", async ({
  page,
  list,
  rest,
}) => {
  const variables = async () => named.parse(await rest.call("GET", "variables"));
  const whole = {
    FileDefaultName: "ExportData.json",
    ChatFlow: [flow("Ferry times", "CHATFLOW", "conversation-chain.json")],
    AgentFlowV2: [flow("Ferry crew", "AGENTFLOW", "agentflow-branches.json")],
    Variable: [{ name: "harbourMaster", value: "Emma", type: "static" }],
    DocumentStore: [{ name: "Ferry papers", description: "Of the line", loaders: "[]" }],
    Execution: [{ id: "left-out" }],
  };
  await page.goto("/settings/transfer");
  await page.getByLabel(/Choose a workspace’s file/).setInputFiles({
    name: "ExportData.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(whole)),
  });

  const report = page.getByRole("list", { name: "Flows" });
  await expect(report.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("2 flows, 1 variable and 1 document store.")).toBeVisible();
  await expect(page.getByText(/1 run was left out/)).toBeVisible();
  await report.getByText("Ferry crew").click();
  await expect(report.getByRole("list", { name: "Nodes" }).getByText("Describe one")).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await variables()).not.toContain("harbourMaster");

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Imported from “ExportData.json”" })).toBeVisible();
  expect(await variables()).toContain("harbourMaster");
  await list.open();
  await expect(list.flow("Ferry times")).toBeVisible();
  await list.open("agentflow");
  await expect(list.flow("Ferry crew")).toBeVisible();
  await page.goto("/documents");
  await expect(page.getByText("Ferry papers", { exact: true }).first()).toBeVisible();
});

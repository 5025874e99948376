import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dropFiles } from "../../drop-files";
import type { Look, Scene } from "../look";

const route = "(studio)/chatflows";
const file = (name: string) => join(import.meta.dirname, "../../fixtures/flows", name);

/** A dialog that an entry of a flow's menu opens. */
function ofMenu(name: string, component: string, entry: string, flow = "Front desk"): Look {
  return {
    ...{ name, route, dialog: `flow-list/${component}.tsx` },
    async show({ page, list }) {
      await list.open();
      await list.choose(flow, entry);
      await page.getByRole("dialog").waitFor();
    },
  };
}

/** Dialogs over the list of flows. */
export const listDialogLooks: readonly Look[] = [
  {
    ...{ name: "dialog-new-flow", route, dialog: "flow-list/create-flow-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await page.getByRole("button", { name: "New chatflow" }).click();
      await page.getByRole("dialog", { name: "New chatflow" }).getByRole("button", { name: "Create" }).click();
      await page.getByText("Give it a name, so that you find it again.").waitFor();
    },
  },
  ofMenu("dialog-tags", "tag-dialog", "Tags"),
  ofMenu("dialog-move", "move-dialog", "Move to folder"),
  {
    ...{ name: "dialog-share", route, dialog: "flow-list/share-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await list.choose("Front desk", "Who may change it");
      await page.getByRole("combobox", { name: "Besides them" }).click();
      await page.getByRole("option", { name: "Only these people" }).click();
      await page.getByRole("checkbox", { name: "Grace" }).waitFor();
    },
  },
  ofMenu("dialog-usage", "usage-dialog", "Usage"),
  {
    ...{ name: "dialog-code", route, dialog: "export-code/code-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await list.choose("Front desk", "Export as code");
      await page
        .getByRole("dialog", { name: "Export as code" })
        .getByText(/^Keys stay here/)
        .waitFor();
    },
  },
  {
    ...{ name: "dialog-folder", route, dialog: "flow-list/folder-name-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await page.getByRole("button", { name: "New folder" }).click();
      await page.getByRole("dialog", { name: "New folder" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-import", route, dialog: "flow-list/import-dialog.tsx" },
    show: async (scene) => void (await openImport(scene)),
  },
  {
    ...{ name: "dialog-import-report", route, dialog: "flow-list/import-dialog.tsx" },
    async show(scene) {
      const dialog = await openImport(scene);
      await dialog.locator("input[type=file]").setInputFiles(file("unknown-node.json"));
      await dialog.getByText("Missing", { exact: true }).waitFor();
    },
  },
  {
    ...{ name: "dialog-import-several", route, dialog: "flow-list/import-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await dropFiles(page, page.getByRole("heading", { level: 1 }), {
        "Mill.json": readFileSync(file("llm-chain.json")),
        "Ruin.json": Buffer.from("no JSON at all"),
        "Weir.json": readFileSync(file("unknown-node.json")),
      });
      await page.getByRole("button", { name: "Import 2 flows" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-describe", route, dialog: "flow-generator/describe-flow-dialog.tsx" },
    async show({ page, list }) {
      await list.open();
      await page.getByRole("button", { name: "Describe a flow" }).click();
      await page.getByRole("dialog").getByRole("region", { name: "Model" }).waitFor();
    },
  },
];

async function openImport({ page, list }: Scene) {
  await list.open();
  await page.getByRole("button", { name: "Import" }).click();
  return page.getByRole("dialog", { name: "Import flows" });
}

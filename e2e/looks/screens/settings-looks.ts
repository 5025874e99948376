import type { Look } from "../look";
import { plainPage } from "../plain-page";

/** The settings of a person, of the workspace and of a flow, and the documentation. */
export const settingsLooks: readonly Look[] = [
  plainPage("settings-profile", "(studio)/settings", "/settings", "Change password"),
  plainPage("settings-workspace", "(studio)/settings/workspace", "/settings/workspace"),
  plainPage("settings-members", "(studio)/settings/members", "/settings/members", "Grace"),
  plainPage("settings-transfer", "(studio)/settings/transfer", "/settings/transfer", "Choose a workspace’s file"),
  {
    ...{ name: "settings-transfer-report", route: "(studio)/settings/transfer" },
    async show({ page }) {
      const flow = { name: "Ferry times", type: "CHATFLOW", flowData: JSON.stringify(unknownFlow) };
      const whole = { ChatFlow: [flow], Variable: [{ name: "harbour", value: "Emden" }], Execution: [{ id: "a" }] };
      await page.goto("/settings/transfer");
      await page
        .getByLabel(/Choose a workspace’s file/)
        .setInputFiles({ name: "ExportData.json", mimeType: "", buffer: Buffer.from(JSON.stringify(whole)) });
      await page.getByText("Ferry times").click();
      await page.getByRole("list", { name: "Nodes" }).waitFor();
    },
  },
  plainPage("settings-about", "(studio)/settings/about", "/settings/about", "License"),
  plainPage("flow-settings", "(studio)/chatflows/[id]/settings", ({ desk }) => `/chatflows/${desk}/settings`),
  plainPage("agentflow-settings", "(studio)/agentflows/[id]/settings", ({ mail }) => `/agentflows/${mail}/settings`),
  plainPage("docs", "docs", "/docs"),
  plainPage("docs-of-a-flow", "docs/flows/[id]", ({ desk }) => `/docs/flows/${desk}`),
];

const unknownFlow = {
  nodes: [
    { id: "wizard_0", position: { x: 0, y: 0 }, data: { id: "wizard_0", name: "wizard", label: "Wizard" } },
    { id: "bufferMemory_0", position: { x: 0, y: 200 }, data: { id: "bufferMemory_0", name: "bufferMemory" } },
  ],
  edges: [],
};

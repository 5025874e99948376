import type { Look, Scene } from "../look";

const chatflow = "(studio)/chatflows/[id]";
const agentflow = "(studio)/agentflows/[id]";

async function openDesk({ page, canvas, house }: Scene): Promise<void> {
  await canvas.open(house.desk);
  await canvas.node("Conversation Chain").waitFor();
  await page.getByRole("application").focus();
}

/** One that a combination of keys opens on the canvas of the front desk. */
const byKeys = (name: string, component: string, keys: string): Look => ({
  ...{ name, route: chatflow, dialog: `canvas/${component}.tsx` },
  async show(scene) {
    await openDesk(scene);
    await scene.page.keyboard.press(keys);
    await scene.page.getByRole("dialog").waitFor();
  },
});

/** One that the menu of the canvas opens. */
const byMenu = (name: string, dialog: string, entry: string, last: string | RegExp): Look => ({
  ...{ name, route: chatflow, dialog },
  async show({ page, canvas, house }) {
    await canvas.open(house.handbook);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
    await page.getByRole("dialog").getByText(last).first().waitFor();
  },
});

/** Dialogs over the canvas. */
export const canvasDialogLooks: readonly Look[] = [
  byKeys("dialog-find-node", "connect/find-dialog", "ControlOrMeta+f"),
  byKeys("dialog-find-text", "texts/find-text-dialog", "ControlOrMeta+Shift+f"),
  {
    ...{ name: "dialog-connect", route: chatflow, dialog: "canvas/connect/wire-dialog.tsx" },
    async show(scene) {
      await openDesk(scene);
      await scene.canvas.card("ChatOpenAI").focus();
      await scene.page.keyboard.press("c");
      await scene.page.getByRole("dialog", { name: "Connect “ChatOpenAI”" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-whole-field", route: chatflow, dialog: "canvas/inspector/expanded-field.tsx" },
    async show(scene) {
      const { page, canvas } = scene;
      await openDesk(scene);
      await canvas.card("Conversation Chain").focus();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: /^Advanced/ }).click();
      await page.getByRole("button", { name: "Write System Message on the whole screen" }).click();
      await page.getByRole("dialog", { name: "System Message" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-sub-flow", route: agentflow, dialog: "canvas/sub-flow/sub-flow-dialog.tsx" },
    async show({ page, canvas, house }) {
      await page.goto(`/agentflows/${house.letters}`);
      await canvas.card("Sent").focus();
      await page.keyboard.press("ControlOrMeta+g");
      await page.getByRole("dialog", { name: "Make a flow of the selected steps" }).waitFor();
    },
  },
  byMenu("dialog-upsert", "canvas/upsert/upsert-dialog.tsx", "Upsert documents", "Pdf File"),
  byMenu("dialog-publish-template", "templates/publish-template-dialog.tsx", "Publish as template", "Description"),
  {
    ...{ name: "dialog-api", route: chatflow, dialog: "api-dialog/api-dialog.tsx" },
    async show({ page, canvas, house }) {
      await canvas.open(house.desk);
      await canvas.node("Conversation Chain").waitFor();
      const api = page.getByRole("button", { name: "API", exact: true });
      if (await api.isVisible()) await api.click();
      else {
        await page.getByRole("button", { name: "More actions" }).click();
        await page.getByRole("menuitem", { name: "Call this flow from outside" }).click();
      }
      await page.getByRole("dialog", { name: "Call this flow" }).getByText("curl").first().waitFor();
    },
  },
  {
    ...{ name: "canvas-menu", route: chatflow },
    async show(scene) {
      await openDesk(scene);
      await scene.page.getByRole("button", { name: "More actions" }).click();
      await scene.page.getByRole("menu").waitFor();
    },
  },
];

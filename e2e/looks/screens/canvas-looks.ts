import { CanvasPage } from "../../pages/canvas-page";
import { leavePage } from "../leave-page";
import type { Look, Scene } from "../look";
import { widths } from "../sheet";

const chatflow = "(studio)/chatflows/[id]";
const agentflow = "(studio)/agentflows/[id]";

async function openAgentflow({ page, canvas }: Scene, id: string, node: string): Promise<void> {
  await page.goto(`/agentflows/${id}`);
  await canvas.node(node).waitFor();
}

async function openDesk({ canvas, house }: Scene): Promise<void> {
  await canvas.open(house.desk);
  await canvas.node("Conversation Chain").waitFor();
}

/** The canvas with whatever can stand beside it. */
export const canvasLooks: readonly Look[] = [
  { name: "canvas-chatflow", route: chatflow, show: openDesk },
  { name: "canvas-agentflow", route: agentflow, show: (scene) => openAgentflow(scene, scene.house.mail, "Start") },
  {
    ...{ name: "canvas-container", route: agentflow },
    show: (scene) => openAgentflow(scene, scene.house.letters, "Approve it"),
  },
  { name: "canvas-conversation", route: agentflow, show: (scene) => openAgentflow(scene, scene.house.trip, "Guide") },
  {
    ...{ name: "canvas-empty", route: chatflow },
    async show({ page, house }) {
      await page.goto(`/chatflows/${house.empty}`);
      await page.getByRole("heading", { name: "How do you want to begin?" }).waitFor();
    },
  },
  {
    ...{ name: "canvas-settings", route: chatflow },
    async show(scene) {
      await openDesk(scene);
      await scene.canvas.card("ChatOpenAI").focus();
      await scene.page.keyboard.press("Enter");
      await scene.page.getByRole("combobox", { name: "Credential" }).waitFor();
    },
  },
  {
    ...{ name: "canvas-step-settings", route: agentflow },
    async show(scene) {
      await openAgentflow(scene, scene.house.letters, "Approve it");
      await scene.canvas.card("Approve it").focus();
      await scene.page.keyboard.press("Enter");
      await scene.page.getByRole("textbox", { name: "Node name" }).waitFor();
    },
  },
  {
    ...{ name: "canvas-history", route: chatflow },
    async show(scene) {
      await openDesk(scene);
      await scene.page.keyboard.press("h");
      await scene.page.getByRole("list", { name: "Versions" }).waitFor();
    },
  },
  {
    ...{ name: "canvas-outline", route: agentflow },
    async show(scene) {
      await openAgentflow(scene, scene.house.mail, "Start");
      await scene.page.keyboard.press("o");
      await scene.page.getByRole("tree").waitFor();
    },
  },
  {
    ...{ name: "canvas-schedule", route: agentflow },
    async show(scene) {
      await openAgentflow(scene, scene.house.watch, "Report");
      // In a narrow window there is no room for the button.
      if ((scene.page.viewportSize()?.width ?? 0) < widths.wide.width) return;
      await scene.page.getByRole("button", { name: "Schedule", exact: true }).click();
      await scene.page.getByRole("dialog", { name: "Schedule" }).waitFor();
    },
  },
  {
    ...{ name: "canvas-with-a-colleague", route: chatflow },
    async show(scene) {
      const { browser, house, page } = scene;
      const theirs = await browser.newContext({ baseURL: house.url, storageState: house.colleague });
      const there = await theirs.newPage();
      await there.goto(`/chatflows/${house.desk}`);
      await new CanvasPage(there).card("Buffer Memory").focus();
      await there.keyboard.press("Enter");
      await openDesk(scene);
      await page.getByRole("group", { name: "Also here: Grace" }).waitFor();
      await page.getByText("Grace", { exact: true }).waitFor();
      return async () => {
        await leavePage(there);
        await theirs.close();
      };
    },
  },
];

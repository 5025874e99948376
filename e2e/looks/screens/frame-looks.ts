import type { Look, Scene } from "../look";

const route = "(studio)/chatflows";

/** Opens the list, and then what a combination of keys opens. */
async function pressed({ page, list }: Scene, keys: string): Promise<void> {
  await list.open();
  await list.flow("Front desk").waitFor();
  await page.keyboard.press(keys);
  await page.getByRole("dialog").waitFor();
}

/** What may lie over every page. */
export const frameLooks: readonly Look[] = [
  { name: "command-palette", route, show: (scene) => pressed(scene, "ControlOrMeta+k") },
  {
    ...{ name: "command-palette-search", route },
    async show(scene) {
      await pressed(scene, "ControlOrMeta+k");
      await scene.page.keyboard.type("han");
      await scene.page
        .getByRole("option", { name: /Handbook/ })
        .first()
        .waitFor();
    },
  },
  {
    ...{ name: "shortcuts", route, dialog: "frame/shortcuts-sheet.tsx" },
    show: (scene) => pressed(scene, "?"),
  },
  {
    ...{ name: "shortcuts-of-the-canvas", route: "(studio)/chatflows/[id]", dialog: "frame/shortcuts-sheet.tsx" },
    async show({ page, canvas, house }) {
      await canvas.open(house.desk);
      await canvas.node("Conversation Chain").waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    ...{ name: "navigation", route, dialog: "frame/studio-frame.tsx" },
    async show({ page, list }) {
      await list.open();
      const menu = page.getByRole("button", { name: "Menu", exact: true });
      if (await menu.isVisible()) await menu.click();
      else await page.getByRole("button", { name: "Collapse the sidebar" }).click();
      await page.getByRole("navigation", { name: "Main" }).waitFor();
    },
  },
  {
    ...{ name: "account-menu", route },
    async show({ page, list }) {
      await list.open();
      const menu = page.getByRole("button", { name: "Menu", exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole("button", { name: "Account" }).click();
      await page.getByRole("menu").waitFor();
    },
  },
];

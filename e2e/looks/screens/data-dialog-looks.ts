import { expect } from "@playwright/test";
import type { Look, Scene } from "../look";

interface Pressed extends Required<Pick<Look, "name" | "route" | "dialog">> {
  path: string;
  /** Of the button that opens it. */
  button: string;
}

/** A dialog that one press on a page opens. */
const pressed = ({ path, button, ...look }: Pressed): Look => ({
  ...look,
  async show({ page }) {
    await page.goto(path);
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await page.getByRole("dialog").waitFor();
  },
});

async function openStore({ page, house }: Scene, tab = ""): Promise<void> {
  await page.goto(`/documents/${house.store}?tab=${tab}`);
  await page.getByRole("heading", { level: 1, name: "Handbook" }).waitFor();
}

const [store, credentials] = ["(studio)/documents/[id]", "(studio)/credentials"];

/** Dialogs about documents, credentials, keys, people and templates. */
export const dataDialogLooks: readonly Look[] = [
  pressed({
    ...{ name: "dialog-new-store", route: "(studio)/documents", dialog: "documents/create-store-dialog.tsx" },
    ...{ path: "/documents", button: "New document store" },
  }),
  {
    ...{ name: "dialog-loader", route: store, dialog: "documents/loader-dialog.tsx" },
    async show(scene) {
      await openStore(scene);
      await scene.page.getByRole("button", { name: "Edit House rules" }).click();
      await scene.page.getByRole("dialog").getByRole("button", { name: "Preview chunks" }).click();
      await scene.page
        .getByRole("region", { name: "Preview" })
        .getByText(/warranty/)
        .waitFor();
    },
  },
  {
    ...{ name: "dialog-chunk", route: store, dialog: "documents/chunk-dialog.tsx" },
    async show(scene) {
      await openStore(scene, "chunks");
      await scene.page.getByRole("button", { name: /^#1/ }).click();
      await scene.page.getByRole("dialog", { name: "Chunk 1" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-store-name", route: store, dialog: "documents/store-actions.tsx" },
    async show(scene) {
      await openStore(scene);
      await scene.page.getByRole("button", { name: "More actions" }).click();
      await scene.page.getByRole("menuitem", { name: "Name and description" }).click();
      await expect(scene.page.getByRole("dialog").getByRole("textbox", { name: "Name" })).toBeFocused();
    },
  },
  pressed({
    ...{ name: "dialog-credential-type", route: credentials, dialog: "credentials/credential-dialog.tsx" },
    ...{ path: "/credentials", button: "New credential" },
  }),
  {
    ...{ name: "dialog-credential", route: credentials, dialog: "credentials/credential-dialog.tsx" },
    async show({ page }) {
      await page.goto("/credentials");
      await page.getByRole("button", { name: "Models of the house", exact: true }).click();
      await page.getByRole("dialog").getByLabel("OpenAI Api Key").waitFor();
    },
  },
  {
    ...{ name: "credential-uses", route: credentials },
    async show({ page }) {
      await page.goto("/credentials");
      await page.getByRole("button", { name: "1 flow", exact: true }).first().click();
      await page.getByRole("dialog").getByRole("link", { name: "Front desk" }).waitFor();
    },
  },
  {
    ...{ name: "dialog-delete-credential", route: credentials },
    async show({ page }) {
      await page.goto("/credentials");
      await page.getByRole("button", { name: "Actions for Models of the house" }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  pressed({
    ...{ name: "dialog-new-key", route: "(studio)/api-keys", dialog: "api-keys/create-key-dialog.tsx" },
    ...{ path: "/api-keys", button: "New API key" },
  }),
  {
    ...{ name: "variable-new", route: "(studio)/variables" },
    async show({ page }) {
      await page.goto("/variables");
      await page.getByRole("button", { name: "New variable" }).click();
      await page.getByRole("textbox", { name: "Value" }).waitFor();
    },
  },
  pressed({
    ...{ name: "dialog-invite", route: "(studio)/settings/members", dialog: "settings/invite-dialog.tsx" },
    ...{ path: "/settings/members", button: "Invite" },
  }),
  pressed({
    ...{ name: "dialog-new-chat", route: "(studio)/chat", dialog: "chats/new-chat-dialog.tsx" },
    ...{ path: "/chat", button: "New chat" },
  }),
  pressed({
    ...{ name: "dialog-use-template", route: "(studio)/templates", dialog: "templates/use-template-dialog.tsx" },
    ...{ path: "/templates", button: "Use Chat with memory as a new flow" },
  }),
  {
    ...{ name: "template", route: "(studio)/templates/[id]" },
    async show({ page }) {
      await page.goto("/templates?q=expense+claims");
      await page.getByRole("link", { name: "Expense claims without a model" }).click();
      await page.getByRole("region", { name: "Drawing" }).getByRole("article").first().waitFor();
    },
  },
  {
    ...{ name: "dialog-restart", route: "(studio)/executions/[id]", dialog: "executions/restart-dialog.tsx" },
    async show({ page, house }) {
      await page.goto(`/executions/${house.execution}`);
      await page
        .getByRole("region", { name: "Steps" })
        .getByRole("button", { name: /Approve it/ })
        .click();
      await page.getByRole("button", { name: "Run again from here" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  pressed({
    ...{ name: "run-drawer", route: "(studio)/executions", dialog: "executions/run-drawer.tsx" },
    ...{ path: "/executions?show=all", button: "Open the run of Front desk" },
  }),
];

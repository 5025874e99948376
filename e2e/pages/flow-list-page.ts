import type { Locator, Page } from "@playwright/test";

/** The list of chatflows. */
export class FlowListPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/chatflows");
    await this.page.getByRole("heading", { level: 1, name: "Chatflows" }).waitFor();
  }

  /** Makes a flow and arrives on its canvas. */
  async create(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "New chatflow" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New chatflow" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Create chatflow" }).click();
    await this.page.waitForURL(/\/chatflows\/[0-9a-f-]{36}$/);
  }

  /** One of the actions in a flow's menu. */
  async choose(flow: string, action: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${flow}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  flow(name: string): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }
}

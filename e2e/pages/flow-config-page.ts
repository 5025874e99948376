import { expect, type Locator, type Page } from "@playwright/test";

/** The page on which a flow is configured. */
export class FlowConfigPage {
  constructor(private readonly page: Page) {}

  async open(flowId: string): Promise<void> {
    await this.page.goto(`/chatflows/${flowId}/settings`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: /^Configure / }).waitFor();
  }

  /** One of the parts that are saved each for itself. */
  section(title: string): Locator {
    return this.page.getByRole("form", { name: title });
  }

  async save(title: string): Promise<void> {
    const section = this.section(title);
    await section.getByRole("button", { name: `Save ${title}` }).click();
    await this.expectSaved(title);
  }

  async expectSaved(title: string): Promise<void> {
    await expect(this.section(title).getByRole("status")).toHaveText("Saved");
  }
}

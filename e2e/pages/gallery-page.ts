import type { Locator, Page } from "@playwright/test";

/** The gallery of templates. */
export class GalleryPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/templates");
    await this.page.getByRole("list", { name: "Templates" }).waitFor();
  }

  get search(): Locator {
    return this.page.getByRole("searchbox", { name: "Search templates" });
  }

  card(name: string): Locator {
    return this.page.getByRole("article", { name, exact: true });
  }

  get cards(): Locator {
    return this.page.getByRole("list", { name: "Templates" }).getByRole("article");
  }

  /** Chooses in one of the filters above the cards. */
  async filter(label: string, choice: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label }).click();
    await this.page.getByRole("option", { name: choice, exact: true }).click();
  }

  /** Begins a flow from a template; the canvas opens, or what the template needs is asked for. */
  async use(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Use ${name} as a new flow` }).click();
  }
}

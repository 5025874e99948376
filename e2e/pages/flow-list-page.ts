import { expect, type Locator, type Page } from "@playwright/test";

type Kind = "chatflow" | "agentflow";

const titles: Readonly<Record<Kind, string>> = { chatflow: "Chatflows", agentflow: "Agentflows" };

/** The list of chatflows, or of agentflows. */
export class FlowListPage {
  constructor(private readonly page: Page) {}

  async open(kind: Kind = "chatflow"): Promise<void> {
    await this.page.goto(`/${kind}s`);
    await this.page.getByRole("heading", { level: 1, name: titles[kind] }).waitFor();
    // The server draws the heading; flows, and whatever takes a drop or a key, come with the page's own code.
    await expect(this.page.locator("main [aria-busy=true]")).toHaveCount(0);
  }

  /** Makes a flow and arrives on its canvas. */
  async create(name: string, kind: Kind = "chatflow"): Promise<void> {
    await this.page
      .getByRole("button", { name: `New ${kind}` })
      .first()
      .click();
    const dialog = this.page.getByRole("dialog", { name: `New ${kind}` });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: `Create ${kind}` }).click();
    await this.page.waitForURL(new RegExp(`/${kind}s/[0-9a-f-]{36}$`));
  }

  /** One of the actions in a flow's menu. */
  async choose(flow: string, action: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${flow}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  flow(name: string): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }

  /** A flow's line in the table. */
  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.flow(name) });
  }

  /** The names in the table, from top to bottom. */
  get names(): Locator {
    return this.page.getByRole("row").getByRole("link");
  }

  get search(): Locator {
    return this.page.getByRole("searchbox", { name: /^Search (chat|agent)flows$/ });
  }

  /** The folders above the table. */
  get folders(): Locator {
    return this.page.getByRole("navigation", { name: "Folders" });
  }

  /** One of the folders, with how many flows lie in it, or the way back out of it. */
  folder(name: string): Locator {
    return this.folders.getByRole("button", { name: new RegExp(`^${name}( ?\\d+)?$`) });
  }
}

import { expect, type Locator, type Page } from "@playwright/test";

/** A conversation with a flow, beside the canvas or as a page of its own. */
export class ChatPane {
  readonly conversation: Locator;
  private readonly message: Locator;

  constructor(private readonly page: Page) {
    this.conversation = page.getByRole("log", { name: "Conversation" });
    this.message = page.getByRole("textbox", { name: "Message" });
  }

  /** Opens the chat beside the canvas. */
  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Chat", exact: true }).first().click();
    await expect(this.message).toBeVisible();
  }

  async ask(question: string): Promise<void> {
    await this.message.fill(question);
    await this.message.press("Enter");
  }

  /** Waits until the answer is there and nothing more is coming. */
  async expectAnswer(text: string | RegExp): Promise<void> {
    await expect(this.conversation.getByText(text)).toBeVisible();
    await expect(this.page.getByRole("button", { name: "Send" })).toBeVisible();
  }

  get failure(): Locator {
    return this.conversation.getByRole("alert");
  }
}

import type { Page } from "@playwright/test";
import type { Owner } from "../servers/weft-server";

export class SignInPage {
  constructor(private readonly page: Page) {}

  async signIn({ email, password }: Owner): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await this.page.getByRole("textbox", { name: "Password" }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await this.page.waitForURL("**/chatflows");
  }
}

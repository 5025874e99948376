import type { Look } from "../look";
import { plainPage } from "../plain-page";

/** What people see who are not signed in. */
export const visitorLooks: readonly Look[] = [
  { ...plainPage("sign-in", "(auth)/sign-in", "/sign-in"), visitor: true },
  { ...plainPage("invite", "(auth)/invite/[token]", ({ invitation }) => invitation), visitor: true },
  { ...plainPage("invite-used-up", "(auth)/invite/[token]", "/invite/none"), visitor: true },
  {
    ...{ name: "chatbot", route: "chatbot/[id]", visitor: true },
    async show({ page, house }) {
      await page.goto(`/chatbot/${house.desk}`);
      await page.getByRole("textbox", { name: "Message" }).waitFor();
    },
  },
];

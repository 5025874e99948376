import type { Look } from "../look";
import { plainPage } from "../plain-page";

const chatflows = "(studio)/chatflows";

/** Lists of what a workspace holds. */
export const listLooks: readonly Look[] = [
  plainPage("chatflows", chatflows, "/chatflows", "Front desk"),
  plainPage("chatflows-in-a-folder", chatflows, ({ customers }) => `/chatflows?folder=${customers}`, "Front desk"),
  {
    ...{ name: "chatflows-selected", route: chatflows },
    async show({ page, list }) {
      await list.open();
      for (const flow of ["Front desk", "Text to JSON"]) await list.row(flow).getByRole("checkbox").check();
      await page.getByRole("toolbar", { name: "Selected flows" }).waitFor();
    },
  },
  plainPage("chatflows-none-found", chatflows, "/chatflows?q=submarine", "No chatflow matches"),
  plainPage("agentflows", "(studio)/agentflows", "/agentflows", "Travel talk"),
  {
    ...{ name: "flow-actions", route: "(studio)/agentflows" },
    async show({ page, list }) {
      await list.open("agentflow");
      await page.getByRole("button", { name: "Actions for Letters" }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  plainPage("templates", "(studio)/templates", "/templates", "Chat with memory"),
  plainPage("credentials", "(studio)/credentials", "/credentials", "Tickets"),
  plainPage("variables", "(studio)/variables", "/variables", "openingHours"),
  plainPage("api-keys", "(studio)/api-keys", "/api-keys", "Monthly report"),
  plainPage("tools", "(studio)/tools", "/tools", "weather_in"),
  plainPage("tool", "(studio)/tools/[id]", ({ tool }) => `/tools/${tool}`),
  plainPage("tool-new", "(studio)/tools/new", "/tools/new"),
  plainPage("documents", "(studio)/documents", "/documents", "Handbook"),
  plainPage("documents-loaders", "(studio)/documents/[id]", ({ store }) => `/documents/${store}`, "House rules"),
  plainPage("documents-chunks", "(studio)/documents/[id]", ({ store }) => `/documents/${store}?tab=chunks`, "#1"),
  plainPage("documents-index", "(studio)/documents/[id]", ({ store }) => `/documents/${store}?tab=index`),
  {
    ...{ name: "documents-query", route: "(studio)/documents/[id]" },
    async show({ page, house }) {
      await page.goto(`/documents/${house.store}?tab=query`);
      const question = page.getByRole("textbox", { name: "Question" });
      await question.fill("How long is the warranty?");
      await question.press("Enter");
      await page
        .getByText(/Score 0\.\d+/)
        .first()
        .waitFor();
    },
  },
  plainPage("documents-history", "(studio)/documents/[id]", ({ store }) => `/documents/${store}?tab=history`),
  plainPage("not-found", "not-found", "/chatflows/none/none"),
];

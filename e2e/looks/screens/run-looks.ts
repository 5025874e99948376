import type { Look } from "../look";
import { plainPage } from "../plain-page";

const one = "(studio)/executions/[id]";

/** What ran and what was said. */
export const runLooks: readonly Look[] = [
  plainPage("executions", "(studio)/executions", "/executions", "Rounds of the house"),
  plainPage("executions-all-runs", "(studio)/executions", "/executions?show=all", "Front desk"),
  plainPage("execution", one, ({ execution }) => `/executions/${execution}`, "Each word"),
  {
    ...{ name: "execution-step", route: one },
    async show({ page, house }) {
      await page.goto(`/executions/${house.execution}`);
      await page
        .getByRole("region", { name: "Steps" })
        .getByRole("button", { name: /Approve it/ })
        .click();
      await page.getByRole("region", { name: "Step", exact: true }).waitFor();
    },
  },
  {
    ...{ name: "execution-shared", route: "execution/[token]" },
    visitor: true,
    async show({ page, house }) {
      await page.goto(`/execution/${house.shared}`);
      await page.getByRole("region", { name: "Steps" }).getByText("Approve it").first().waitFor();
    },
  },
  plainPage("inbox", "(studio)/inbox", "/inbox", "Shall this be sent?"),
  plainPage("messages", "(studio)/messages", "/messages", "Front desk"),
  plainPage(
    "messages-of-a-flow",
    "(studio)/messages/[flowId]",
    ({ desk }) => `/messages/${desk}`,
    "Is there a car park?",
  ),
  plainPage(
    "messages-session",
    "(studio)/messages/[flowId]",
    ({ desk }) => `/messages/${desk}?session=guest-1`,
    "Follow the river.",
  ),
  plainPage("messages-leads", "(studio)/messages/[flowId]", ({ desk }) => `/messages/${desk}?tab=leads`),
  plainPage("chats", "(studio)/chat", "/chat", "Trip to Ghent"),
  plainPage("chats-open", "(studio)/chat", ({ chat }) => `/chat?id=${chat}`, "Take the slow train"),
];

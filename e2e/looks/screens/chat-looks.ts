import type { Look } from "../look";

/** What is asked here is seen in lists and counts, so these come last. */
export const chatLooks: readonly Look[] = [
  {
    ...{ name: "canvas-chat", route: "(studio)/chatflows/[id]" },
    async show({ canvas, house, chat }) {
      await canvas.open(house.desk);
      await canvas.node("Conversation Chain").waitFor({ state: "attached" });
      await chat.open();
      await chat.ask("How do I look?");
      await chat.expectAnswer(/^You asked: How do I look\?/);
    },
  },
  {
    ...{ name: "canvas-run", route: "(studio)/agentflows/[id]" },
    async show({ page, chat, house }) {
      await page.goto(`/agentflows/${house.letters}`);
      await chat.open();
      await chat.ask("A letter to the mayor");
      await page.getByRole("region", { name: "“Approve it” waits for a decision" }).waitFor();
    },
  },
  {
    ...{ name: "chatbot-answer", route: "chatbot/[id]", visitor: true },
    async show({ page, house, chat }) {
      await page.goto(`/chatbot/${house.desk}`);
      await chat.ask("Is there a tower?");
      await chat.expectAnswer(/^You asked: Is there a tower\?/);
    },
  },
];

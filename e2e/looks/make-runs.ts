import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Flows } from "./make-flows";
import type { Maker } from "./make-house";

const answered = z.object({ chatId: z.string(), chatMessageId: z.string(), executionId: z.string().optional() });
const made = z.object({ id: z.string() });
const opened = z.object({ chat: z.object({ status: z.string() }) });
const link = z.object({ token: z.string() });

const says = [
  "We are open **Monday to Saturday**, nine to six.",
  "There is a car park behind the mill:\n\n1. Follow the river.\n2. Turn left at the bridge.",
] as const;

/** What the flows of the house were asked: messages, judged; runs that ended and one that waits; a chat. */
export async function makeRuns({ rest, model, call, url }: Maker, { desk, rounds, letters, trip }: Flows, key: string) {
  const ask = async (flow: string, body: object) => {
    const response = await fetch(`${url}/api/v1/prediction/${flow}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${flow}: ${String(response.status)} ${await response.text()}`);
    return answered.parse(await response.json());
  };
  const session = { chatId: "guest-1", overrideConfig: { sessionId: "guest-1" } };
  model.behave({ kind: "says", text: says[0] });
  const first = await ask(desk, { question: "When are you open?", ...session });
  const judged = { chatId: first.chatId, messageId: first.chatMessageId };
  await rest.call("POST", `feedback/${desk}`, { ...judged, rating: "THUMBS_UP", content: "Clear." });
  model.behave({ kind: "says", text: says[1] });
  await ask(desk, { question: "Where do I park?", ...session });
  await ask(desk, { question: "Is there a car park?", chatId: "guest-2", overrideConfig: { sessionId: "guest-2" } });

  await ask(rounds, { question: "the cellar" });
  const asked = await ask(letters, { question: "A letter to the landlord" });
  const decision = { type: "proceed", feedback: "Well written." };
  const sent = await ask(letters, { question: "", chatId: asked.chatId, humanInput: decision });
  await ask(letters, { question: "A letter to the insurance" });

  model.behave({ kind: "says", text: "Take the slow train along the river, and stay for two nights." });
  const { id: chatId } = made.parse(await call("chats.create", { flowId: trip, name: "Trip to Ghent" }));
  await call("chats.send", { id: chatId, text: "Plan a trip to Ghent" });
  const state = async () => opened.parse(await call("chats.get", { id: chatId }, "query")).chat.status;
  while ((await state()) !== "wait_for_human_input") await sleep(200);
  const execution = sent.executionId ?? "";
  const { token: shared } = link.parse(await call("executions.share", { id: execution, on: true }));
  return { execution, shared, chat: chatId };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { askingFlow } from "../asking-flow";
import { conversationFlow } from "../conversation-flow";
import { documentFlow } from "../document-flow";
import { nightWatch } from "../night-watch";
import { talkFlow } from "../talk-flow";
import type { Maker } from "./make-house";

const fixture = (name: string): object =>
  z
    .looseObject({})
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/flows/${name}.json`), "utf8")));

const madeFolder = z.object({ id: z.string() });

/** Flows of both kinds, in folders, with tags and favourites; one is public, one has a schedule, one is a template. */
export async function makeFlows({ rest, model, call }: Maker) {
  const credentialId = await rest.createCredential("Models of the house", "openAIApi", { openAIApiKey: "sk-test" });
  const talk = conversationFlow({ modelUrl: model.url, credentialId });
  const chatbotConfig = JSON.stringify({
    welcomeMessage: "Good morning. What can we do for you?",
    starterPrompts: { 0: { prompt: "When are you open?" }, 1: { prompt: "Where do I park?" } },
  });
  await rest.createFlow("Text to JSON", fixture("structured-parser"));
  const handbook = await rest.createFlow("Answers from the handbook", documentFlow());
  const empty = await rest.createFlow("Draft for the summer", { nodes: [], edges: [] });
  const desk = await rest.createFlow("Front desk", talk, { isPublic: true, chatbotConfig });
  const watch = await rest.createFlow("Night watch", nightWatch("0 9 * * 1"), { type: "AGENTFLOW" });
  const rounds = await rest.createFlow("Rounds of the house", nightWatch(), { type: "AGENTFLOW" });
  const mail = await rest.createFlow("Sorts mail", fixture("agentflow-branches"), { type: "AGENTFLOW" });
  const letters = await rest.createFlow("Letters", askingFlow(), { type: "AGENTFLOW" });
  const trip = await rest.createFlow("Travel talk", talkFlow(model.url), { type: "AGENTFLOW" });

  await call("flows.tag", { ids: [desk], add: ["Support", "Website"], remove: [] });
  await call("flows.tag", { ids: [handbook, letters], add: ["Support"], remove: [] });
  await call("flows.setFavourite", { id: desk, favourite: true });
  await call("flows.share", { id: handbook, sharing: { mode: "view" } });
  const { id: customers } = madeFolder.parse(await call("folders.create", { name: "Customers" }));
  await call("folders.create", { name: "Website", parentId: customers });
  await call("folders.create", { name: "House" });
  await call("flows.move", { ids: [desk, handbook, letters], folderId: customers });
  const template = { chatflowId: desk, name: "Front desk", description: "Greets, answers and **remembers**." };
  await rest.call("POST", "marketplaces/custom", template);
  return { desk, handbook, empty, watch, rounds, mail, letters, trip, customers };
}

export type Flows = Awaited<ReturnType<typeof makeFlows>>;

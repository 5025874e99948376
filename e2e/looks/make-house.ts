import type { BrowserContextOptions } from "@playwright/test";
import { z } from "zod";
import type { Rest } from "../rest";
import type { ModelServer } from "../servers/model-server";
import { makeDocuments } from "./make-documents";
import { makeFlows } from "./make-flows";
import { makeRuns } from "./make-runs";
import type { Call } from "./procedures";

/** What the house is made with. */
export interface Maker {
  rest: Rest;
  model: ModelServer;
  call: Call;
  /** Cookies of Grace, an editor. */
  colleague: BrowserContextOptions["storageState"];
  /** Of the server. */
  url: string;
}

/** A workspace in which something of everything is there, with its ids. The same on every server. */
export async function makeHouse(maker: Maker) {
  const { rest, call, colleague, url } = maker;
  await rest.createCredential("Search of the house", "tavilyApi", { tavilyApiKey: "tv-test" });
  await rest.createCredential("Tickets", "httpBearerToken", { token: "t-test" });
  for (const variable of [
    { name: "city", value: "Ghent" },
    { name: "openingHours", value: "Monday to Saturday, nine to six" },
    { name: "REGION", value: "", type: "runtime" },
  ])
    await rest.call("POST", "variables", variable);
  const flows = await makeFlows(maker);
  const key = await rest.createKey("Website");
  await rest.createKey("Monthly report");
  const store = await makeDocuments(maker);
  const tool = madeTool.parse(await rest.call("POST", "tools", weather)).id;
  const runs = await makeRuns(maker, flows, key);
  const invitation = await call("members.invite", { role: "editor", email: "ada@example.com" });
  return { ...flows, ...runs, store, tool, invitation: pathOf(invitation), colleague, url };
}

const madeTool = z.object({ id: z.string() });

const weather = {
  name: "weather_in",
  description: "Says what the weather is like in a city.",
  color: "#2f6f9f",
  schema: JSON.stringify([
    { id: 0, property: "city", type: "string", description: "Name of the city", required: true },
  ]),
  func: "return `It is fine in ${$city}.`;",
};

export type House = Awaited<ReturnType<typeof makeHouse>>;

function pathOf(made: unknown): string {
  if (typeof made !== "object" || made === null || !("url" in made)) throw new Error("The invitation has no address.");
  return new URL(String(made.url)).pathname;
}

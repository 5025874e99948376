import type { ReadyTemplate } from "../ready-template";

const places = JSON.stringify(
  {
    name: { type: "string", in: "query", required: true, description: "Name of a town" },
    count: { type: "string", in: "query", description: "How many towns of that name" },
  },
  null,
  2,
);
const weather = JSON.stringify(
  {
    latitude: { type: "string", in: "query", required: true, description: "Latitude in degrees" },
    longitude: { type: "string", in: "query", required: true, description: "Longitude in degrees" },
    current: { type: "string", in: "query", description: "Use temperature_2m,wind_speed_10m" },
  },
  null,
  2,
);

export default {
  name: "Agent that calls an HTTP API",
  description: "Turns two endpoints of a public API into tools: it finds a town, then its weather.",
  kind: "chatflow",
  tags: ["automation", "data", "assistant"],
  questions: ["How warm is it in Lisbon?", "Is it windier in Oslo or in Bergen?"],
  note: "Choose a credential on the model. Each Requests node is one endpoint: its address, when to use it, and the parameters that the model fills in. Put your own API in their place; a header holds its key.",
  nodes: {
    requestsGet_0: {
      label: "Find a town",
      inputs: {
        requestsGetUrl: "https://geocoding-api.open-meteo.com/v1/search",
        requestsGetName: "find_town",
        requestsGetDescription: "Finds where a town lies. Use it before asking for the weather.",
        requestsGetQueryParamsSchema: places,
      },
    },
    requestsGet_1: {
      label: "Weather there",
      inputs: {
        requestsGetUrl: "https://api.open-meteo.com/v1/forecast",
        requestsGetName: "weather_at",
        requestsGetDescription: "The weather now at a latitude and longitude.",
        requestsGetQueryParamsSchema: weather,
      },
    },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0 } },
    bufferMemory_0: {},
    toolAgent_0: {
      label: "Agent",
      inputs: {
        systemMessage: "Answer from what the tools say, in one or two sentences and with units. Never guess a value.",
      },
    },
  },
  wires: [
    "requestsGet_0 > toolAgent_0.tools",
    "requestsGet_1 > toolAgent_0.tools",
    "chatOpenAI_0 > toolAgent_0.model",
    "bufferMemory_0 > toolAgent_0.memory",
  ],
} satisfies ReadyTemplate;

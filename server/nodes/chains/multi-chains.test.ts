import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Retriever } from "../documents/document-slots";
import type { Answerer } from "../slots";
import { build } from "../testing/build";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { aTurn, someTools } from "../testing/turn";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const tools = () => someTools(server.fetch);
const model = (): Promise<BaseChatModel> =>
  build("chatOpenAI", {
    inputs: { modelName: "m", basepath: server.origin },
    secrets: { openAIApiKey: "k" },
    tools: tools(),
  });
const holding = (name: string, pageContent: string): Retriever => ({
  ...{ name, description: `about ${name}` },
  retrieve: async () => [{ pageContent, metadata: { source: name }, score: 0.5 }],
});
const asked = (place: number): string => JSON.stringify(server.requests[place]?.body.messages);

const stores = async (over: Record<string, unknown> = {}): Promise<Answerer> =>
  build("multiRetrievalQAChain", {
    inputs: {
      model: await model(),
      vectorStoreRetriever: [holding("looms", "A loom weaves."), holding("loom parts", "A shuttle flies.")],
      returnSourceDocuments: true,
      ...over,
    },
    tools: tools(),
  });

test.each([
  ["loom parts", "A shuttle flies."],
  ['"Looms."', "A loom weaves."],
  ["I would choose loom parts here", "A shuttle flies."],
])("the store that the model names as %j answers, with its sources", async (choice, content) => {
  server.script({ text: choice }, { text: "The answer [1]." });
  const turn = aTurn("How?", { streaming: true });
  const answer = await (await stores()).answer(turn);
  expect(answer).toMatchObject({ text: "The answer [1].", sourceDocuments: [{ pageContent: content }] });
  expect(answer.sourceDocuments?.[0]?.metadata).toMatchObject({ score: 0.5 });
  expect(asked(1)).toContain(content);
  expect(turn.streamed()).toBe("The answer [1].");
});

test("a question that suits no store is answered by the model alone", async () => {
  server.script({ text: "NONE" }, { text: "Hello!" });
  expect(await (await stores()).answer(aTurn("Hi"))).toEqual({ text: "Hello!" });
  expect(asked(1)).not.toContain("loom");
});

test("a store without a name cannot be chosen, and the chain says what to connect", async () => {
  const unnamed: Retriever = { retrieve: async () => [] };
  await expect(stores({ vectorStoreRetriever: [unnamed] })).rejects.toThrow(/Connect Vector Store Retriever nodes/);
});

test("the prompt that the model names answers", async () => {
  const prompt = (name: string, systemMessage: string) =>
    build("promptRetriever", { inputs: { name, description: `about ${name}`, systemMessage }, tools: tools() });
  const prompts = await Promise.all([prompt("physics", "You are a physicist."), prompt("law", "You are a lawyer.")]);
  const chain = await build<Answerer>("multiPromptChain", {
    inputs: { model: await model(), promptRetriever: prompts },
    tools: tools(),
  });
  server.script({ text: "law" }, { text: "Objection." });
  expect(await chain.answer(aTurn("May I?"))).toEqual({ text: "Objection." });
  expect(asked(1)).toContain("You are a lawyer.");
});

test("an agent asks a chain, whose words are not streamed as if they were the agent's", async () => {
  const agentModel = await model();
  const baseChain = await stores();
  const chainTool = await build<StructuredToolInterface>("chainTool", {
    inputs: { name: "ask the stores", description: "Knows looms.", baseChain },
    tools: tools(),
  });
  const agent = await build<Answerer>("toolAgent", {
    inputs: { model: agentModel, tools: [chainTool] },
    tools: tools(),
  });
  server.script(
    { tools: [{ name: "ask_the_stores", args: { input: "What flies?" } }] },
    { text: "loom parts" },
    { text: "A shuttle." },
    { text: "The shuttle flies." },
  );
  const turn = aTurn("Tell me.", { streaming: true });
  const answer = await agent.answer(turn);
  expect(answer).toMatchObject({
    text: "The shuttle flies.",
    usedTools: [{ tool: "ask_the_stores", toolInput: { input: "What flies?" }, toolOutput: "A shuttle." }],
  });
  expect(asked(1)).toContain("What flies?");
  expect(turn.streamed()).toBe("The shuttle flies.");
});

test("a number in the built-in answerer's quotes is the place of its document among the sources", async () => {
  const found = ["Parking costs four euros.", "The canteen has fish on Fridays.", "The warranty lasts two years."];
  const retriever: Retriever = { retrieve: async () => found.map((pageContent) => ({ pageContent, metadata: {} })) };
  const chain = await build<Answerer>("conversationalRetrievalQAChain", {
    inputs: {
      model: await build("builtinAnswerer", { tools: tools() }),
      vectorStoreRetriever: retriever,
      returnSourceDocuments: true,
    },
    tools: tools(),
  });
  const answer = await chain.answer(aTurn("On which days does the canteen have fish?"));
  const [, quote = "", place] = /"(.+)" \[(\d+)\]/.exec(answer.text ?? "") ?? [];
  expect(answer.sourceDocuments?.[Number(place) - 1]?.pageContent).toContain(quote);
  expect(quote).toContain("fish");
});

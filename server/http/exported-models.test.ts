import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { apiClient } from "./testing/api-client";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

interface Provider {
  node: string;
  config: object;
  credential: string;
  secrets: Record<string, string>;
  /** Where the project has the same. */
  environment: Record<string, string>;
  /** Where it is asked. */
  host: string;
}

const tuned = { temperature: 0.3, maxTokens: 9, topP: 0.5 };
const keyed = (
  node: string,
  [credential, secret, variable]: [string, string, string],
  host: string,
  config: object,
): Provider => ({
  ...{ node, credential, host, config: { modelName: "test", ...config } },
  secrets: { [secret]: `key of ${node}` },
  environment: { [variable]: `key of ${node}` },
});

const providers: Provider[] = [
  keyed("chatOpenRouter", ["openRouterApi", "openRouterApiKey", "OPENROUTER_API_KEY"], "https://openrouter.ai", {
    ...{ ...tuned, frequencyPenalty: 0.1, presencePenalty: 0.2, timeout: 5000 },
    baseOptions: { "X-Title": "Looms" },
  }),
  keyed("groqChat", ["groqApi", "groqApiKey", "GROQ_API_KEY"], "https://api.groq.com", tuned),
  keyed("chatDeepseek", ["deepseekApi", "deepseekApiKey", "DEEPSEEK_API_KEY"], "https://api.deepseek.com", {
    ...{ ...tuned, thinking: true, stopSequence: "END" },
  }),
  keyed("chatMistralAI", ["mistralAIApi", "mistralAIAPIKey", "MISTRAL_API_KEY"], "https://api.mistral.ai", {
    ...{ temperature: 0.3, maxOutputTokens: 9, randomSeed: 7, safeMode: true },
  }),
  keyed("chatTogetherAI", ["togetherAIApi", "togetherAIApiKey", "TOGETHER_API_KEY"], "https://api.together.xyz", {}),
  keyed("chatFireworks", ["fireworksApi", "fireworksApiKey", "FIREWORKS_API_KEY"], "https://api.fireworks.ai", {}),
  keyed("chatCerebras", ["cerebrasAIApi", "cerebrasApiKey", "CEREBRAS_API_KEY"], "https://api.cerebras.ai", tuned),
  keyed("chatXAI", ["xaiApi", "xaiApiKey", "XAI_API_KEY"], "https://api.x.ai", tuned),
  keyed("chatLitellm", ["litellmApi", "litellmApiKey", "LITELLM_API_KEY"], "https://models.example.com", {
    ...{ ...tuned, basePath: "https://models.example.com/" },
  }),
  keyed("chatLocalAI", ["localAIApi", "localAIApiKey", "LOCALAI_API_KEY"], "https://models.example.com", {
    ...{ ...tuned, basePath: "https://models.example.com/v1" },
  }),
  {
    ...{ node: "azureChatOpenAI", config: { modelName: "gpt-4o", ...tuned }, host: "https://looms.openai.azure.com" },
    credential: "azureOpenAIApi",
    secrets: {
      ...{ azureOpenAIApiKey: "a key", azureOpenAIApiInstanceName: "looms" },
      ...{ azureOpenAIApiDeploymentName: "weft", azureOpenAIApiVersion: "2024-10-21" },
    },
    environment: {
      ...{ AZURE_OPENAI_API_KEY: "a key", AZURE_OPENAI_API_INSTANCE_NAME: "looms" },
      ...{ AZURE_OPENAI_API_DEPLOYMENT_NAME: "weft", AZURE_OPENAI_API_VERSION: "2024-10-21" },
    },
  },
];

let api: TestApi;
let model: ModelServer;
let exports: ComparedExports;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  // Whatever host is named, this one answers.
  api.outside.fetch = model.fetch;
  const key = await api.makeKey(["predict"]);
  const variables = Object.assign({}, ...providers.map(({ environment }) => environment));
  exports = await compareExports({ api, model, key }, await flows(), {
    ...variables,
    ANSWERED_BY: JSON.stringify({ "": model.origin }),
  });
}, 240_000);
afterAll(async () => {
  await exports.close();
  await Promise.all([api.close(), model.close()]);
});

async function flows(): Promise<Record<string, ComparedFlow>> {
  const { ok } = apiClient(api.origin, await api.makeKey(["manage"]));
  const made = providers.map(async ({ node, config, credential, secrets }) => {
    const body = { name: node, credentialName: credential, plainDataObj: secrets };
    const { id } = await ok("POST", "/credentials", { body });
    const llm = step("llmAgentflow_0", {
      ...{ llmModel: node, llmModelConfig: { ...config, FLOWISE_CREDENTIAL_ID: id }, llmEnableMemory: true },
    });
    const start = step("startAgentflow_0", { startInputType: "chatInput" });
    return [node, { document: drawn([start, llm], "startAgentflow_0 > llmAgentflow_0"), kind: "agentflow" }] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}

describe("an exported project asks what the server asks, at the same address and with the same key", () => {
  it.each(providers)("of $node", async ({ node, host }) => {
    const before = model.requests.length;
    expect(await exports.both(node, { question: "Go", script: [{ text: "Gone." }] })).toEqual({
      ...{ server: "Gone.", own: "Gone.", waits: [] },
    });
    const [server, own] = model.requests.slice(before).map(({ path, headers }) => ({
      ...{ path, host: headers["x-meant-for"], title: headers["x-title"] },
      key: headers.authorization ?? headers["api-key"],
    }));
    expect(own).toEqual(server);
    expect(own).toMatchObject({ host, key: expect.stringMatching(/key/) });
  });
});

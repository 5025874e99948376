import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { startApi, type TestApi } from "./testing/start-api";
import { person, talkFlow } from "./testing/talk-flow";

let api: TestApi;
let key: string;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

interface Provider {
  model: string;
  /** Where its server is, in the node's own words. */
  at: (origin: string) => Record<string, unknown>;
  credential?: [string, Record<string, string>];
  /** What a request tells the model, after its instructions. */
  told(body: Record<string, unknown>): unknown;
}

type Part = { text?: string };
const words = (content: unknown): string =>
  typeof content === "string" ? content : (content as Part[]).map(({ text = "" }) => text).join("");
const spoken = (rows: unknown): string[] =>
  (rows as { role: string; content?: unknown; parts?: unknown; name?: unknown }[])
    .filter(({ role }) => role !== "system")
    .map(({ role, content, parts, name }) => {
      expect(name).toBeUndefined();
      return `${role}: ${words(content ?? parts)}`;
    });
const messages = ({ messages: rows }: Record<string, unknown>) => spoken(rows);

const providers: Provider[] = [
  {
    model: "chatAnthropic",
    at: (basepath) => ({ basepath, modelName: "claude-test" }),
    credential: ["anthropicApi", { anthropicApiKey: "sk-ant" }],
    told: messages,
  },
  {
    model: "chatGoogleGenerativeAI",
    at: (baseUrl) => ({ baseUrl, modelName: "gemini-test" }),
    credential: ["googleGenerativeAI", { googleGenerativeAPIKey: "g" }],
    told: ({ contents }) => spoken(contents),
  },
  { model: "chatOllama", at: (baseUrl) => ({ baseUrl, modelName: "llama-test" }), told: messages },
  {
    model: "chatMistralAI",
    at: (basepath) => ({ overrideEndpoint: basepath, modelName: "mistral-test" }),
    credential: ["mistralAIApi", { mistralAIAPIKey: "m" }],
    told: messages,
  },
];

//   start ─▶ User ═▶ Group { Writer ⇄ Critic, Writer twice in a row }
it.each(providers)(
  "a group of $model is told in the text who said what, and each request ends with somebody else's word",
  async (provider) => {
    const credentialId =
      provider.credential &&
      (
        await createCredential(api.workspace.editor, {
          ...{ name: provider.model, type: provider.credential[0], values: provider.credential[1] },
        })
      ).id;
    const member = {
      inside: "Group",
      inputs: {
        ...{ agentHumanInputMode: "NEVER", agentModel: provider.model, agentSystemMessage: "Work." },
        agentModelConfig: {
          ...provider.at(model.origin),
          ...(credentialId !== undefined && { FLOWISE_CREDENTIAL_ID: credentialId }),
        },
      },
    };
    const group = {
      ...{ groupSpeakerSelection: "round_robin", groupMaxRound: 5 },
      groupTransitions: [
        { from: "Writer", to: "Critic" },
        { from: "Critic", to: "Critic" },
      ],
    };
    const flow = await api.makeFlow(
      talkFlow(
        {
          User: person({ agentHumanInputMode: "NEVER" }),
          Group: { kind: "group", inputs: group },
          ...{ Writer: member, Critic: member },
        },
        "start>User User>Group",
      ),
      { kind: "agentflow" },
    );
    model.requests.length = 0;
    model.script({ text: "a draft" }, { text: "too long" }, { text: "and dull" }, { text: "and late" });
    const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ question: "Write" }),
    });
    const { text } = (await response.json()) as { text: string };
    expect(text).toBe("and late");
    const told = model.requests.map(({ body }) => provider.told(body));
    const own = provider.model === "chatGoogleGenerativeAI" ? "model" : "assistant";
    const heard = "user: User: Write\n\nWriter: a draft";
    expect(told).toEqual([
      ["user: User: Write"],
      [heard],
      [heard, `${own}: too long`, "user: (Go on.)"],
      [heard, `${own}: too long\n\nand dull`, "user: (Go on.)"],
    ]);
  },
);

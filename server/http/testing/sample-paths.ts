import type { Contract } from "@/domain/api/contract";
import { feedback } from "@/server/data/schema/conversations";
import { executions } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { newId } from "@/server/platform/ids";
import type { TestWorkspace } from "@/server/services/testing/make-workspace";
import { apiClient } from "./api-client";
import { noteFlowData } from "./note-flow";
import type { TestApi } from "./start-api";
import { makeStoreSamples } from "./store-samples";

/** Ids of one workspace's things, for the `:names` of paths. */
export interface Samples {
  flow: string;
  message: string;
  feedback: string;
  apiKey: string;
  credential: string;
  variable: string;
  tool: string;
  chat: string;
  execution: string;
  template: string;
  /** A document store, a loader of it with one chunk, and a job that has ended. */
  store: string;
  loader: string;
  chunk: string;
  job: string;
  /** A whole key that may do everything. */
  key: string;
}

/** What `:id` means, by the first part of the path. An endpoint of a new kind of thing needs a line here. */
const idOf: Readonly<Record<string, keyof Samples>> = {
  prediction: "flow",
  webhook: "flow",
  "internal-prediction": "flow",
  chatmessage: "flow",
  chatflows: "flow",
  flows: "flow",
  "chatflows-streaming": "flow",
  "chatflows-uploads": "flow",
  "flow-config": "flow",
  "public-chatbotConfig": "flow",
  "internal-chatbotConfig": "flow",
  "public-chatflows": "flow",
  stats: "flow",
  openapi: "flow",
  "flow-files": "flow",
  leads: "flow",
  "upsert-jobs": "job",
  feedback: "flow",
  attachments: "flow",
  vector: "flow",
  "upsert-history": "flow",
  validation: "flow",
  chats: "chat",
  apikey: "apiKey",
  credentials: "credential",
  variables: "variable",
  tools: "tool",
  "document-store": "store",
  executions: "execution",
  marketplaces: "template",
};
/** What other names mean. */
const idOfName: Readonly<Record<string, keyof Samples>> = {
  storeId: "store",
  loaderId: "loader",
  fileId: "loader",
  chunkId: "chunk",
};
/** Where one path means different things. */
const idOfEndpoint: Readonly<Record<string, keyof Samples>> = { "PUT /feedback/:id": "feedback" };

/** Names that mean the same everywhere and belong to no workspace. */
const common: Readonly<Record<string, string>> = {
  name: "chatOpenAI",
  chatId: "a-chat",
  date: "2026-01-01T00:00:00Z",
  kind: "loaders",
  pageNo: "1",
};
/** Where no workspace's thing is ever found. */
const ofNobody: Readonly<Record<string, string>> = { "GET /public-executions/:id": newId() };

/** Bodies for the endpoints that refuse an empty one before they ask who it is or look at the id. */
const bodies: Readonly<Record<string, (samples: Samples) => unknown>> = {
  "PATCH /chatflows/:id/schedule/enabled": () => ({ enabled: false }),
  "PUT /apikey/:id": () => ({ keyName: "Mine now" }),
  "POST /feedback/:id": ({ message }) => ({ chatId: "a-chat", messageId: message, rating: "THUMBS_UP" }),
  "POST /text-to-speech/abort": ({ flow, message }) => ({ chatflowId: flow, chatId: "a-chat", chatMessageId: message }),
  "POST /openai-assistants-file/download": ({ flow }) => ({ chatflowId: flow, chatId: "a-chat", fileName: "a.txt" }),
  "POST /leads": ({ flow }) => ({ chatflowid: flow, chatId: "a-chat" }),
  "POST /leads/": ({ flow }) => ({ chatflowid: flow, chatId: "a-chat" }),
};

/** What is asked for, where asking for everything needs more. */
const queries: Readonly<Record<string, (samples: Samples) => string>> = {
  "GET /feedback/:id": () => "?chatId=a-chat",
  "GET /get-upload-file": ({ flow }) => `?chatflowId=${flow}`,
};

/** Makes one of each thing. */
export async function makeSamples(api: TestApi, workspace: TestWorkspace, { isPublic = false } = {}): Promise<Samples> {
  const key = await api.makeKey(["predict", "messages", "manage"], [], workspace);
  const { send } = apiClient(api.origin, key);
  const made = async (path: string, body: unknown) => await (await send("POST", path, { body })).json();
  const flow: string = (await made("/chatflows", { name: "Sample", flowData: noteFlowData(), isPublic })).id;
  const ofFlow = { workspaceId: workspace.id, flowId: flow, chatId: "a-chat" };
  const message = { ...ofFlow, id: newId(), sessionId: "a-chat", content: "Yes." };
  await api.database.db.insert(messages).values({ ...message, role: "apiMessage", chatType: "EXTERNAL" });
  const judgement = { ...ofFlow, id: newId(), messageId: message.id };
  await api.database.db.insert(feedback).values({ ...judgement, rating: "THUMBS_UP" });
  const execution = { ...ofFlow, id: newId(), versionId: newId(), sessionId: "a-chat", status: "finished" } as const;
  await api.database.db.insert(executions).values({ ...execution, frontier: {}, turn: {}, updatedAt: new Date() });
  const documents = await makeStoreSamples(api, workspace.id, flow);
  const secret = { credentialName: "openAIApi", plainDataObj: { openAIApiKey: "sk-theirs" } };
  return {
    ...documents,
    key,
    flow,
    message: message.id,
    feedback: judgement.id,
    execution: execution.id,
    apiKey: (await made("/apikey", { keyName: "Sample", permissions: ["predict"] }))[0].id,
    credential: (await made("/credentials", { ...secret, name: "Sample" })).id,
    variable: (await made("/variables", { name: isPublic ? "open" : "closed", value: "v" })).id,
    tool: (await made("/tools", { name: "sample" })).id,
    template: (await made("/marketplaces/custom", { chatflowId: flow, name: "Sample" })).id,
    chat: (await made("/chats", { name: "Sample", from_type: "flow", from_flow: flow })).id,
  };
}

type Address = Pick<Contract, "method" | "path">;

/** Whether a part of the path names a thing of a workspace. */
export const namesThing = ({ path }: Address): boolean =>
  [...path.matchAll(/:(\w+)/g)].some(([, name = ""]) => !Object.hasOwn(common, name));

/** The contract's path with the samples in the places of its names. */
export function samplePath(address: Address, samples: Samples): string {
  const endpoint = `${address.method} ${address.path}`;
  return address.path
    .replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(ofNobody[endpoint] ?? common[name] ?? samples[thingOf(address, name)]),
    )
    .concat(queries[endpoint]?.(samples) ?? "");
}

function thingOf({ method, path }: Address, name: string): keyof Samples {
  if (name === "key") return "key";
  const thing = idOfName[name] ?? idOfEndpoint[`${method} ${path}`] ?? idOf[path.split("/")[1] ?? ""];
  if (thing === undefined)
    throw new Error(`Say in sample-paths.ts what :${name} of ${path} is, and make one in makeSamples.`);
  return thing;
}

/** What to send along, in the form that `ApiClient` takes. */
export function sampleBody({ method, path }: Address, samples: Samples): { body?: unknown } {
  if (method === "GET" || method === "DELETE") return {};
  return { body: bodies[`${method} ${path}`]?.(samples) ?? {} };
}

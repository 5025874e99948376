import type { Contract } from "./contract";
import * as apiKeys from "./contracts/api-key";
import * as catalogue from "./contracts/catalogue";
import * as chats from "./contracts/chat";
import * as chatMessages from "./contracts/chat-message";
import * as chatflows from "./contracts/chatflow";
import * as credentials from "./contracts/credential";
import * as documentChunks from "./contracts/document-chunk";
import * as documentIndexes from "./contracts/document-index";
import * as documentStores from "./contracts/document-store";
import * as executions from "./contracts/execution";
import * as feedback from "./contracts/feedback";
import * as flowCode from "./contracts/flow-code";
import * as flowFiles from "./contracts/flow-file";
import * as flowGenerators from "./contracts/flow-generator";
import * as flowTransfers from "./contracts/flow-transfer";
import * as leads from "./contracts/lead";
import * as marketplaces from "./contracts/marketplace";
import * as nodeLoadMethods from "./contracts/node-load-method";
import * as oauth from "./contracts/oauth";
import * as messageExports from "./contracts/message-export";
import * as openApi from "./contracts/open-api";
import * as predictions from "./contracts/prediction";
import * as publicFlows from "./contracts/public-flow";
import * as schedules from "./contracts/schedule";
import * as server from "./contracts/server";
import * as speech from "./contracts/text-to-speech";
import * as stats from "./contracts/stats";
import * as storedFiles from "./contracts/stored-file";
import * as tools from "./contracts/tool";
import * as upsertJobs from "./contracts/upsert-job";
import * as validations from "./contracts/validation";
import * as variables from "./contracts/variable";
import * as vectors from "./contracts/vector";
import * as webhooks from "./contracts/webhook";
import * as workspaceTransfers from "./contracts/workspace-transfer";

/** Endpoints that belong together, by the names under which programs know them. */
export interface ApiArea {
  tag: string;
  description: string;
  contracts: Readonly<Record<string, Contract>>;
}

const area = (tag: string, description: string, ...files: readonly object[]): ApiArea => ({
  tag,
  description,
  contracts: Object.fromEntries(
    files
      .flatMap((file) => Object.entries(file).filter(isNamedContract))
      .toSorted(([, one], [, other]) => order(one, other)),
  ),
});

const byAccess: readonly Contract["access"]["kind"][] = ["flow", "public", "workspace", "session"];
const byMethod: readonly Contract["method"][] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What callers of a flow use comes first; beside each other stands what has one address. */
const order = (one: Contract, other: Contract): number =>
  byAccess.indexOf(one.access.kind) - byAccess.indexOf(other.access.kind) ||
  (one.path === other.path ? 0 : one.path < other.path ? -1 : 1) ||
  byMethod.indexOf(one.method) - byMethod.indexOf(other.method);

/** Every endpoint of the API: all that the files in `contracts/` declare. */
export const apiAreas: readonly ApiArea[] = [
  area("Predictions", "Ask a flow and read its answer, whole or as it comes.", predictions, webhooks),
  area("About a flow", "What a chat needs to know before it asks.", publicFlows),
  area("Files", "What comes along with questions.", storedFiles),
  area("Messages", "What was said, and how much a flow is used.", chatMessages, messageExports, stats),
  area("Feedback and leads", "What readers think of answers, and who they said they are.", feedback, leads),
  area("Speech", "Answers read out.", speech),
  area("Chats", "Conversations whose answers are looked for later.", chats, oauth),
  area(
    "Flows",
    "Make, change and read flows.",
    chatflows,
    flowTransfers,
    flowCode,
    flowGenerators,
    marketplaces,
    validations,
    executions,
    schedules,
    workspaceTransfers,
  ),
  area("Documents", "What a flow can look up.", vectors, flowFiles, upsertJobs),
  area(
    "Document stores",
    "Documents that are loaded once and used by any number of flows.",
    documentStores,
    documentChunks,
    documentIndexes,
  ),
  area("API keys", "Who may call from outside.", apiKeys),
  area("Credentials", "Secrets that nodes use. They are sealed when stored and never read back.", credentials),
  area("Tools", "Functions that agents are given.", tools),
  area("Variables", "Values that flows refer to by name.", variables),
  area("Catalogue", "What a flow can be made of.", catalogue, nodeLoadMethods),
  area("Server", "The server itself, and this document.", server, openApi),
];

/** Contracts stand among schemas and types in their files. */
function isNamedContract(entry: [string, unknown]): entry is [string, Contract] {
  const [, value] = entry;
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "access" in value;
}

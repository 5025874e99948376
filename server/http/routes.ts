import * as apiKeys from "./endpoints/api-key";
import * as catalogue from "./endpoints/catalogue";
import * as chats from "./endpoints/chat";
import * as chatflows from "./endpoints/chatflow";
import * as chatMessages from "./endpoints/chat-message";
import * as credentials from "./endpoints/credential";
import * as documentChunks from "./endpoints/document-chunk";
import * as documentIndexes from "./endpoints/document-index";
import * as documentStores from "./endpoints/document-store";
import * as executions from "./endpoints/execution";
import * as feedback from "./endpoints/feedback";
import * as flowConfigs from "./endpoints/flow-config";
import * as flowCode from "./endpoints/flow-code";
import * as flowFiles from "./endpoints/flow-file";
import * as flowGenerators from "./endpoints/flow-generator";
import * as flowTransfers from "./endpoints/flow-transfer";
import * as leads from "./endpoints/lead";
import * as marketplaces from "./endpoints/marketplace";
import * as nodeLoadMethods from "./endpoints/node-load-method";
import * as oauth from "./endpoints/oauth";
import * as openApi from "./endpoints/open-api";
import * as messageExports from "./endpoints/message-export";
import * as predictions from "./endpoints/prediction";
import * as publicFlows from "./endpoints/public-flow";
import * as schedules from "./endpoints/schedule";
import * as server from "./endpoints/server";
import * as sharedFlows from "./endpoints/shared-flow";
import * as speech from "./endpoints/text-to-speech";
import * as storedFiles from "./endpoints/stored-file";
import * as stats from "./endpoints/stats";
import * as tools from "./endpoints/tool";
import * as upsertJobs from "./endpoints/upsert-job";
import * as validations from "./endpoints/validation";
import * as variables from "./endpoints/variable";
import * as vectors from "./endpoints/vector";
import * as webhooks from "./endpoints/webhook";
import * as workspaceTransfers from "./endpoints/workspace-transfer";
import type { Route } from "./route";

/** Every endpoint of the API. What is not exported by one of these files does not exist, through either door. */
export const apiRoutes: readonly Route[] = [
  predictions,
  webhooks,
  chatMessages,
  publicFlows,
  feedback,
  leads,
  speech,
  server,
  sharedFlows,
  storedFiles,
  chatflows,
  flowCode,
  flowTransfers,
  workspaceTransfers,
  flowConfigs,
  schedules,
  apiKeys,
  credentials,
  tools,
  variables,
  validations,
  vectors,
  flowFiles,
  flowGenerators,
  marketplaces,
  upsertJobs,
  documentStores,
  documentChunks,
  documentIndexes,
  executions,
  messageExports,
  catalogue,
  nodeLoadMethods,
  stats,
  openApi,
  chats,
  oauth,
].flatMap((file) => Object.values(file));

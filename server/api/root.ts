import { accountRouter } from "./routers/account";
import { apiKeysRouter } from "./routers/api-keys";
import { catalogueRouter } from "./routers/catalogue";
import { chatsRouter } from "./routers/chats";
import { credentialsRouter } from "./routers/credentials";
import { documentStoresRouter } from "./routers/document-stores";
import { executionsRouter } from "./routers/executions";
import { flowsRouter } from "./routers/flows";
import { foldersRouter } from "./routers/folders";
import { inviteRouter } from "./routers/invite";
import { leadsRouter } from "./routers/leads";
import { membersRouter } from "./routers/members";
import { messagesRouter } from "./routers/messages";
import { pinsRouter } from "./routers/pins";
import { runsRouter } from "./routers/runs";
import { schedulesRouter } from "./routers/schedules";
import { setupRouter } from "./routers/setup";
import { sharedChatRouter } from "./routers/shared-chat";
import { templatesRouter } from "./routers/templates";
import { toolsRouter } from "./routers/tools";
import { variablesRouter } from "./routers/variables";
import { workspaceRouter } from "./routers/workspace";
import { versionsRouter } from "./routers/versions";
import { router } from "./trpc";

/** The editor's own API. The public one is REST, in `app/api/v1`. */
export const appRouter = router({
  setup: setupRouter,
  invite: inviteRouter,
  account: accountRouter,
  catalogue: catalogueRouter,
  flows: flowsRouter,
  folders: foldersRouter,
  versions: versionsRouter,
  executions: executionsRouter,
  chats: chatsRouter,
  templates: templatesRouter,
  apiKeys: apiKeysRouter,
  credentials: credentialsRouter,
  tools: toolsRouter,
  variables: variablesRouter,
  documentStores: documentStoresRouter,
  messages: messagesRouter,
  leads: leadsRouter,
  pins: pinsRouter,
  runs: runsRouter,
  schedules: schedulesRouter,
  sharedChat: sharedChatRouter,
  members: membersRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;

import { type BrowserContextOptions, test as base } from "@playwright/test";
import { CanvasPage } from "./pages/canvas-page";
import { ChatPane } from "./pages/chat-pane";
import { FlowListPage } from "./pages/flow-list-page";
import { SignInPage } from "./pages/sign-in-page";
import { type Rest, restClient } from "./rest";
import { type ModelServer, startModelServer } from "./servers/model-server";
import { type Owner, startWeft, type WeftServer } from "./servers/weft-server";

export { expect } from "@playwright/test";

const owner: Owner = { email: "owner@example.com", password: "correct-horse-battery" };

interface PerWorker {
  weft: WeftServer;
  owner: Owner;
  model: ModelServer;
  rest: Rest;
  /** The owner's cookies. */
  session: Exclude<BrowserContextOptions["storageState"], string | undefined>;
}

interface PerTest {
  /** A hook here would count for the first spec file that imports it only. */
  answeringModel: undefined;
  list: FlowListPage;
  canvas: CanvasPage;
  chat: ChatPane;
}

/** Specs share one server and one model server; each test has a browser of its own, signed in as the owner. */
export const test = base.extend<PerTest, PerWorker>({
  owner: [owner, { scope: "worker", option: true }],
  weft: [
    async ({ owner: account }, provide) => {
      const server = await startWeft({ owner: account });
      await provide(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  model: [
    async ({}, provide) => {
      const server = await startModelServer();
      await provide(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  rest: [async ({ weft, owner: account }, provide) => provide(restClient(weft.url, account)), { scope: "worker" }],
  session: [
    async ({ browser, weft, owner: account }, provide) => {
      const page = await browser.newPage({ baseURL: weft.url });
      await new SignInPage(page).signIn(account);
      const state = await page.context().storageState();
      await page.context().close();
      await provide(state);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ weft }, provide) => provide(weft.url),
  storageState: async ({ session }, provide) => provide(session),
  // Whatever the last test made it do.
  answeringModel: [
    async ({ model }, provide) => {
      model.behave({ kind: "answers" });
      await provide(undefined);
    },
    { auto: true },
  ],
  list: async ({ page }, provide) => provide(new FlowListPage(page)),
  canvas: async ({ page }, provide) => provide(new CanvasPage(page)),
  chat: async ({ page }, provide) => provide(new ChatPane(page)),
});

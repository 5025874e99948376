import { afterAll, beforeAll, expect, it } from "vitest";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";
import { withSight } from "./testing/upload-samples";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const configOf = async (id: string, route: string, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/${route}/${id}`, { headers });
const session = async (workspace: TestApi["workspace"]) => ({
  cookie: `weft-session=${await api.runtime.auth.newSession({ userId: workspace.owner.actor.userId, epoch: 0 })}`,
});

it("members are told what their newest version takes, strangers what the published one does, and other workspaces nothing", async () => {
  const settings = { chatbotConfig: { chatFeedback: { status: true }, allowedOrigins: ["https://shop.example"] } };
  const id = await api.makeFlow(withSight(conversationFlow("http://127.0.0.1:1")), { isPublic: true, settings });
  const member = await (await configOf(id, "internal-chatbotConfig", await session(api.workspace))).json();
  expect(member).toMatchObject({ uploads: { isImageUploadAllowed: true }, chatFeedback: { status: true } });
  expect(member).not.toHaveProperty("allowedOrigins");
  expect(await (await configOf(id, "public-chatbotConfig")).json()).toEqual(member);
  expect((await configOf(id, "internal-chatbotConfig", await session(api.stranger))).status).toBe(404);
  expect((await configOf(id, "internal-chatbotConfig")).status).toBe(401);
});

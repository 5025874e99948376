import type { Database } from "@/server/data/database";
import type { MemberActor } from "../context";
import { mayCallFlow } from "./may-call-flow";
import { findCallableFlow } from "../runs/callable-flow";

/** What the chat page of a flow needs to be drawn. Strangers learn nothing of a flow that is not public, not even its name. */
export type SharedChat =
  | { access: "none" }
  | {
      /** `member`: not public, but the visitor belongs to its workspace. */
      access: "public" | "member";
      id: string;
      name: string;
      /** Whether a version is there to answer: the published one, or for members any. */
      ready: boolean;
      /** The chat's looks and manners, without the list of sites that may show it. */
      config: Record<string, unknown>;
    };

/** The chat page of a flow, as far as this visitor may see it. */
export async function showSharedChat(
  ports: { db: Database },
  input: { id: string; member: MemberActor | null },
): Promise<SharedChat> {
  const flow = await findCallableFlow(ports.db, input.id);
  if (!flow) return { access: "none" };
  const { member } = input;
  const own = member?.workspaceId === flow.workspaceId && (await mayCallFlow({ db: ports.db, actor: member }, flow));
  if (!flow.isPublic && !own) return { access: "none" };
  const { allowedOrigins: _sites, allowedOriginsError: _refusal, ...config } = flow.settings.chatbotConfig;
  return {
    access: flow.isPublic ? "public" : "member",
    id: flow.id,
    name: flow.name,
    ready: (flow.isPublic ? flow.publishedVersionId : flow.latestVersionId) !== null,
    config,
  };
}

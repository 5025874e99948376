import { AppError } from "@/domain/errors";
import { mayCallFlow } from "../flows/may-call-flow";
import type { CallableFlow } from "../runs/callable-flow";
import type { ChatContext } from "./chat-context";

/** A flow of the workspace that whoever asks may call: one with keys assigned to it takes no others. */
export async function flowForChat({ chats, actor, db }: ChatContext, id: string): Promise<CallableFlow> {
  const flow = await chats.findFlow(id);
  if (!flow || flow.workspaceId !== actor.workspaceId)
    throw new AppError("not_found", `Flow not found: ${id}. It may have been deleted.`);
  const assigned = flow.isPublic || flow.keyIds === null || actor.kind !== "key" || flow.keyIds.has(actor.keyId);
  if (!assigned)
    throw new AppError("forbidden", "This flow accepts only the keys that are assigned to it. Use one of those.");
  if (!(await mayCallFlow({ db, actor }, flow)))
    throw new AppError("not_found", `Flow not found: ${id}. It may have been deleted.`);
  return flow;
}

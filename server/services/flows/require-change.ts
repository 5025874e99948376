import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { levelOf, type SharedFlow, type Sharer } from "@/domain/flow/flow-sharing";
import type { Database } from "@/server/data/database";
import { members } from "@/server/data/schema/accounts";
import { apiKeys } from "@/server/data/schema/keys";
import type { Actor } from "../context";
import { flowNotFound } from "./find-flow";
import { maySeeFlow } from "./see-flow";

interface Asking {
  db: Database;
  actor: Actor;
}

/** Refuses whoever the flow is not shared with for changing. To whom it is hidden it does not exist. */
export async function requireChange(ctx: Asking, flow: SharedFlow): Promise<void> {
  if (!(await maySeeFlow(ctx, flow))) throw flowNotFound();
  if (!(await mayChangeFlow(ctx, flow)))
    throw new AppError(
      "forbidden",
      "This flow is shared with you for reading only. Ask whose flow it is, or an owner of the workspace, or duplicate it.",
    );
}

export async function mayChangeFlow(ctx: Asking, flow: SharedFlow): Promise<boolean> {
  if (flow.sharing === null) return true;
  const person = await personBehind(ctx);
  return person === "server" || (person !== null && levelOf(person, flow) === "edit");
}

/** A key may do what the person may who made it, for as long as they are a member. */
export async function personBehind({ db, actor }: Asking): Promise<Sharer | "server" | null> {
  switch (actor.kind) {
    case "system":
      return "server";
    case "member":
      return { userId: actor.userId, role: actor.role };
    case "key": {
      const [maker] = await db
        .select({ userId: members.userId, role: members.role })
        .from(apiKeys)
        .innerJoin(members, and(eq(members.userId, apiKeys.createdBy), eq(members.workspaceId, apiKeys.workspaceId)))
        .where(and(eq(apiKeys.id, actor.keyId), eq(apiKeys.workspaceId, actor.workspaceId)));
      return maker && maker.role !== "viewer" ? maker : null;
    }
    case "anyone":
      return null;
  }
}

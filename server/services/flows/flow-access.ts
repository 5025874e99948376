import { eq, sql } from "drizzle-orm";
import { type FlowSharing, levelOf, type SharedFlow } from "@/domain/flow/flow-sharing";
import { users } from "@/server/data/schema/accounts";
import { flows } from "@/server/data/schema/flows";
import type { ServiceContext } from "../context";
import { personBehind } from "./require-change";

/** Whose a flow is, and what whoever asks may do with it. */
export interface FlowAccess {
  /** Who made it, by name or address; null when a program did, or that person is gone. */
  owner: string | null;
  /** Null: everybody who may change flows may change it. */
  sharing: FlowSharing | null;
  mayChange: boolean;
  /** May say who changes it. */
  mayShare: boolean;
}

const ownerName = sql<string | null>`coalesce(nullif(${users.name}, ''), ${users.email})`;

/** For a query that joins `users` to who made the flow. */
export const accessColumns = { createdBy: flows.createdBy, sharing: flows.sharing, owner: ownerName };

type Read = SharedFlow & { owner: string | null };

/** Reads who asks once, for any number of flows. */
export async function accessReader(ctx: ServiceContext): Promise<(flow: Read) => FlowAccess> {
  const person = await personBehind(ctx);
  const reads = ctx.actor.kind === "member" && ctx.actor.role === "viewer";
  return ({ createdBy, sharing, owner }) => ({
    ...{ owner, sharing },
    mayChange:
      !reads &&
      (sharing === null ||
        person === "server" ||
        (person !== null && levelOf(person, { createdBy, sharing }) === "edit")),
    mayShare:
      !reads &&
      ctx.actor.kind === "member" &&
      (ctx.actor.role === "owner" || (createdBy !== null && createdBy === ctx.actor.userId)),
  });
}

export async function flowAccess(ctx: ServiceContext, { createdBy, sharing }: SharedFlow): Promise<FlowAccess> {
  const [owner] = createdBy ? await ctx.db.select({ name: ownerName }).from(users).where(eq(users.id, createdBy)) : [];
  return (await accessReader(ctx))({ createdBy, sharing, owner: owner?.name ?? null });
}

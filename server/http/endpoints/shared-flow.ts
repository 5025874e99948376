import * as contracts from "@/domain/api/contracts/chatflow";
import { AppError } from "@/domain/errors";
import type { Actor, MemberActor, ServiceContext } from "@/server/services/context";
import { getFlow } from "@/server/services/flows/get-flow";
import { listFlowDetails } from "@/server/services/flows/list-flow-details";
import { maySeeFlow } from "@/server/services/flows/see-flow";
import { seenFlowIds } from "@/server/services/flows/seen-flow-ids";
import { anyActor } from "../authorise";
import { deskOf } from "../desk-of";
import { toChatflow, writeFlowData } from "../flowise-compat";
import { flowOfPath } from "../flow-gate";
import { publicRoute } from "../route";

const noDrawing = JSON.stringify({ nodes: [], edges: [] });

/** Drawings hold prompts, so that callers without the right to manage flows get none. */
const mayRead = (actor: Actor): boolean =>
  actor.kind === "member" || (actor.kind === "key" && actor.scopes.includes("manage"));

/** Nobody's id. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** Reads on behalf of a caller who proved otherwise that they may, hidden flows among them. */
const asReader = (ctx: Omit<ServiceContext, "actor">, workspaceId: string): ServiceContext<MemberActor> => ({
  ...ctx,
  actor: { kind: "member", userId: nobody, workspaceId, role: "owner" },
});

export const chatflowsOfKey = publicRoute(
  contracts.chatflowsOfKey,
  async ({ params, query, incoming: { runtime } }) => {
    const actor = await runtime.auth.keyActor(params.key ?? "");
    if (!actor) throw new AppError("unauthenticated", "Unauthorized");
    const { items } = await listFlowDetails(asReader(runtime, actor.workspaceId), {});
    const seen = await seenFlowIds({ db: runtime.db, actor });
    const callable = items.filter(
      ({ id, keyIds }) => keyIds?.includes(actor.keyId) || (!query.keyonly && keyIds === null && seen.has(id)),
    );
    const specs = runtime.catalogue.specs();
    return callable.map((flow) =>
      toChatflow(flow, actor.workspaceId, mayRead(actor) ? writeFlowData(flow.document, specs) : noDrawing),
    );
  },
);

export const publicChatflow = publicRoute(contracts.publicChatflow, async ({ incoming }) => {
  const { runtime } = incoming;
  const flow = await flowOfPath(incoming, deskOf(runtime).findFlow);
  const actor = await anyActor(incoming);
  const reads = actor !== null && actor.workspaceId === flow.workspaceId && mayRead(actor);
  const own = reads && (await maySeeFlow({ db: runtime.db, actor }, flow));
  if (!own && !flow.isPublic) throw new AppError("unauthenticated", "Unauthorized");
  const detail = await getFlow(asReader(runtime, flow.workspaceId), { id: flow.id });
  if (own) return toChatflow(detail, flow.workspaceId, writeFlowData(detail.document, runtime.catalogue.specs()));
  return { ...toChatflow({ ...detail, keyIds: null, settings: {} }, flow.workspaceId, noDrawing) };
});

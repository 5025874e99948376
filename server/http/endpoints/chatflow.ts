import type { Chatflow, ChatflowUpdate } from "@/domain/api/contracts/chatflow";
import * as contracts from "@/domain/api/contracts/chatflow";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { createFlow } from "@/server/services/flows/create-flow";
import { deleteFlow } from "@/server/services/flows/delete-flow";
import { findChangeableFlow } from "@/server/services/flows/find-changeable-flow";
import { getFlow } from "@/server/services/flows/get-flow";
import { listFlowDetails } from "@/server/services/flows/list-flow-details";
import { renameFlow } from "@/server/services/flows/rename-flow";
import { saveFlow } from "@/server/services/flows/save-flow";
import { setFlowKeys } from "@/server/services/flows/set-flow-keys";
import { setFlowPublic } from "@/server/services/flows/set-flow-public";
import { updateFlowSettings } from "@/server/services/flows/update-flow-settings";
import {
  filterOfType,
  kindOfType,
  readFlowData,
  readSettings,
  saidTypeOf,
  toChatflow,
  writeFlowData,
} from "../flowise-compat";
import { readPage } from "../read-page";
import { route } from "../route";

export const listChatflows = route(contracts.listChatflows, async ({ query, ctx }) => {
  const page = readPage(query);
  const { items, total } = await listFlowDetails(ctx, { ...filterOfType(query.type), ...page });
  const specs = ctx.catalogue.specs();
  const data = items.map((flow) => toChatflow(flow, ctx.actor.workspaceId, writeFlowData(flow.document, specs)));
  return page ? { data, total } : data;
});

export const createChatflow = route(contracts.createChatflow, async ({ body, ctx }) => {
  const drawing = body.flowData ? readFlowData(body.flowData, ctx.catalogue.specs()) : undefined;
  const settings = readSettings(body);
  const { id } = await createFlow(ctx, {
    name: body.name,
    kind: kindOfType(body.type) ?? drawing?.kind ?? (body.type === "MULTIAGENT" ? "agentflow" : "chatflow"),
    saidType: saidTypeOf(body.type),
    ...(drawing && { document: drawing.document }),
    category: body.category ?? null,
    isPublic: body.isPublic ?? false,
    ...(settings && { settings }),
  });
  if (body.apikeyid) await setFlowKeys(ctx, { id, keyIds: [body.apikeyid] });
  return readRow(ctx, id);
});

export const readChatflow = route(contracts.readChatflow, async ({ params, ctx }) => readRow(ctx, idOf(params)));

export const updateChatflow = route(contracts.updateChatflow, async ({ params, body, ctx }) => {
  const id = idOf(params);
  await applyUpdate(ctx, id, body);
  return readRow(ctx, id);
});

export const deleteChatflow = route(contracts.deleteChatflow, async ({ params, ctx }) => {
  await found(idOf(params), deleteFlow(ctx, { id: idOf(params) }));
  return { raw: [], affected: 1 };
});

export const chatflowHasChanged = route(contracts.chatflowHasChanged, async ({ params, ctx }) => {
  const since = new Date(params.date ?? "");
  if (Number.isNaN(since.getTime()))
    throw new AppError("invalid_input", "The date cannot be read. Write it like 2026-01-31T12:00:00Z.");
  const { updatedAt } = await found(idOf(params), getFlow(ctx, { id: idOf(params) }));
  return { hasChanged: updatedAt > since };
});

/** Everything is read and checked before the first change is made. */
async function applyUpdate(ctx: ServiceContext, id: string, body: ChatflowUpdate): Promise<void> {
  const { name, flowData, isPublic, apikeyid, category } = body;
  await found(id, findChangeableFlow(ctx, id));
  const drawing = flowData ? readFlowData(flowData, ctx.catalogue.specs()) : undefined;
  const settings = readSettings(body);
  if (apikeyid !== undefined) await setFlowKeys(ctx, { id, keyIds: apikeyid ? [apikeyid] : null });
  if (drawing) await saveFlow(ctx, { id, baseNumber: "any", document: drawing.document, publish: true });
  if (name !== undefined) await renameFlow(ctx, { id, name });
  if (isPublic !== undefined) await setFlowPublic(ctx, { id, isPublic: isPublic ?? false });
  if (settings || category !== undefined)
    await updateFlowSettings(ctx, { id, ...(settings && { settings }), ...(category !== undefined && { category }) });
}

async function readRow(ctx: ServiceContext, id: string): Promise<Chatflow> {
  const flow = await found(id, getFlow(ctx, { id }));
  return toChatflow(flow, ctx.actor.workspaceId, writeFlowData(flow.document, ctx.catalogue.specs()));
}

const idOf = (params: Readonly<Record<string, string>>): string => params.id ?? "";

/** An unknown flow in the words that clients know. */
async function found<T>(id: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof Error && "code" in error && error.code === "not_found"
      ? new AppError("not_found", `Chatflow ${id} not found in the database!`)
      : error;
  });
}

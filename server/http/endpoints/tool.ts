import * as contracts from "@/domain/api/contracts/tool";
import type { ServiceContext } from "@/server/services/context";
import { createTool as create } from "@/server/services/tools/create-tool";
import { deleteTool as remove } from "@/server/services/tools/delete-tool";
import { getTool as get } from "@/server/services/tools/get-tool";
import { listTools as list, type ToolRow } from "@/server/services/tools/list-tools";
import { updateTool as update } from "@/server/services/tools/update-tool";
import { readPage } from "../read-page";
import { route } from "../route";

export const listTools = route(contracts.listTools, async ({ query, ctx }) => {
  const page = readPage(query);
  const rows = (await list(ctx)).map((row) => toTool(row, ctx));
  return page ? { data: rows.slice(page.offset, page.offset + page.limit), total: rows.length } : rows;
});

export const createTool = route(contracts.createTool, async ({ body, ctx }) =>
  readRow(ctx, (await create(ctx, body)).id),
);

export const getTool = route(contracts.getTool, ({ params, ctx }) => readRow(ctx, params.id ?? ""));

export const updateTool = route(contracts.updateTool, async ({ params, body, ctx }) => {
  const id = params.id ?? "";
  await update(ctx, { id, ...body });
  return readRow(ctx, id);
});

export const deleteTool = route(contracts.deleteTool, async ({ params, ctx }) => {
  await remove(ctx, { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

const readRow = async (ctx: ServiceContext, id: string) => toTool(await get(ctx, { id }), ctx);

const toTool = (
  { id, name, description, color, iconSrc, schema, func, createdAt, updatedAt }: ToolRow,
  ctx: ServiceContext,
) => ({
  ...{ id, name, description, color, iconSrc, schema, func },
  createdDate: createdAt.toISOString(),
  updatedDate: updatedAt.toISOString(),
  workspaceId: ctx.actor.workspaceId,
});

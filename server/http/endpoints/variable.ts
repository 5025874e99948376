import * as contracts from "@/domain/api/contracts/variable";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { createVariable as create } from "@/server/services/variables/create-variable";
import { deleteVariable as remove } from "@/server/services/variables/delete-variable";
import { listVariables as list, type VariableSummary } from "@/server/services/variables/list-variables";
import { updateVariable as update } from "@/server/services/variables/update-variable";
import { readPage } from "../read-page";
import { route } from "../route";

export const listVariables = route(contracts.listVariables, async ({ query, ctx }) => {
  const page = readPage(query);
  const rows = (await list(ctx)).map((row) => toVariable(row, ctx));
  return page ? { data: rows.slice(page.offset, page.offset + page.limit), total: rows.length } : rows;
});

export const createVariable = route(contracts.createVariable, async ({ body, ctx }) =>
  readRow(ctx, (await create(ctx, body)).id),
);

export const updateVariable = route(contracts.updateVariable, async ({ params, body, ctx }) => {
  const id = params.id ?? "";
  await update(ctx, { id, ...body });
  return readRow(ctx, id);
});

export const deleteVariable = route(contracts.deleteVariable, async ({ params, ctx }) => {
  await remove(ctx, { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

async function readRow(ctx: ServiceContext, id: string) {
  const row = (await list(ctx)).find((variable) => variable.id === id);
  if (!row) throw new AppError("not_found", "There is no such variable. It may have been deleted.");
  return toVariable(row, ctx);
}

const toVariable = (
  { id, name, value, type, createdAt, updatedAt }: Omit<VariableSummary, "flows">,
  ctx: ServiceContext,
) => ({
  ...{ id, name, value, type },
  createdDate: createdAt.toISOString(),
  updatedDate: updatedAt.toISOString(),
  workspaceId: ctx.actor.workspaceId,
});

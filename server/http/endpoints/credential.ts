import * as contracts from "@/domain/api/contracts/credential";
import type { ServiceContext } from "@/server/services/context";
import { createCredential as create } from "@/server/services/credentials/create-credential";
import { deleteCredential as remove } from "@/server/services/credentials/delete-credential";
import { type CredentialDetail, getCredential } from "@/server/services/credentials/get-credential";
import { listCredentials as list } from "@/server/services/credentials/list-credentials";
import { updateCredential as update } from "@/server/services/credentials/update-credential";
import { route } from "../route";

export const listCredentials = route(contracts.listCredentials, async ({ query: { credentialName: types }, ctx }) => {
  const rows = await list(ctx, types === undefined ? {} : { types: [types].flat() });
  return rows.map((row) => toCredential(row, ctx));
});

export const createCredential = route(contracts.createCredential, async ({ body, ctx }) => {
  const { id } = await create(ctx, { name: body.name, type: body.credentialName, values: body.plainDataObj });
  return written(await getCredential(ctx, { id }), ctx);
});

export const readCredential = route(contracts.readCredential, async ({ params, ctx }) => {
  const detail = await getCredential(ctx, { id: params.id ?? "" });
  return { ...written(detail, ctx), plainDataObj: detail.values };
});

export const updateCredential = route(contracts.updateCredential, async ({ params, body, ctx }) => {
  const id = params.id ?? "";
  await update(ctx, {
    id,
    ...(body.name !== undefined && { name: body.name }),
    ...(body.plainDataObj && { values: body.plainDataObj }),
  });
  return written(await getCredential(ctx, { id }), ctx);
});

export const deleteCredential = route(contracts.deleteCredential, async ({ params, ctx }) => {
  await remove(ctx, { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

const toCredential = (
  { id, name, type, createdAt, updatedAt }: Omit<CredentialDetail, "values">,
  ctx: ServiceContext,
) => ({
  ...{ id, name, credentialName: type },
  createdDate: createdAt.toISOString(),
  updatedDate: updatedAt.toISOString(),
  workspaceId: ctx.actor.workspaceId,
});

const written = (detail: CredentialDetail, ctx: ServiceContext) => ({
  ...toCredential(detail, ctx),
  encryptedData: "" as const,
});

import type { ApiKey } from "@/domain/api/contracts/api-key";
import * as contracts from "@/domain/api/contracts/api-key";
import { AppError } from "@/domain/errors";
import type { ServiceContext } from "@/server/services/context";
import { createKey } from "@/server/services/keys/create-key";
import { type KeySummary, listKeys } from "@/server/services/keys/list-keys";
import { renameKey } from "@/server/services/keys/rename-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { publicRoute, route } from "../route";

export const listApiKeys = route(contracts.listApiKeys, ({ ctx }) => listed(ctx));

export const createApiKey = route(contracts.createApiKey, async ({ body, ctx }) => {
  const { id, key } = await createKey(ctx, { name: body.keyName, scopes: body.permissions });
  return (await listed(ctx)).map((row) => (row.id === id ? { ...row, apiKey: key } : row));
});

export const renameApiKey = route(contracts.renameApiKey, async ({ params, body, ctx }) => {
  const id = params.id ?? "";
  const known = (await listKeys(ctx)).find((key) => key.id === id);
  const same = !known || !body.permissions || body.permissions.join() === [...known.scopes].sort(byRank).join();
  if (!same)
    throw new AppError("unprocessable", "What a key may do cannot be changed. Make a new key and delete this one.");
  await renameKey(ctx, { id, name: body.keyName });
  return listed(ctx);
});

export const deleteApiKey = route(contracts.deleteApiKey, async ({ params, ctx }) => {
  await revokeKey(ctx, { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

export const verifyApiKey = publicRoute(contracts.verifyApiKey, async ({ params, incoming }) => {
  if (!(await incoming.runtime.auth.keyActor(params.key ?? ""))) throw new AppError("unauthenticated", "Unauthorized");
  return "OK" as const;
});

const rank = ["predict", "messages", "manage"];
const byRank = (a: string, b: string): number => rank.indexOf(a) - rank.indexOf(b);

const listed = async (ctx: ServiceContext): Promise<ApiKey[]> =>
  (await listKeys(ctx)).map((key) => toApiKey(key, ctx.actor.workspaceId));

const toApiKey = (key: KeySummary, workspaceId: string): ApiKey => ({
  id: key.id,
  apiKey: `${key.prefix}…`,
  keyName: key.name,
  permissions: key.scopes,
  createdDate: key.createdAt.toISOString(),
  updatedDate: key.createdAt.toISOString(),
  lastUsedDate: key.lastUsedAt?.toISOString() ?? null,
  expiresDate: key.expiresAt?.toISOString() ?? null,
  workspaceId,
  chatFlows: key.flows.map(({ id, name }) => ({ id, flowName: name })),
});

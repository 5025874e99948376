import { z } from "zod";
import { createKey } from "@/server/services/keys/create-key";
import { listKeys } from "@/server/services/keys/list-keys";
import { renameKey } from "@/server/services/keys/rename-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { byId, id, name } from "../fields";
import { router, signedIn } from "../trpc";

const scopes = z
  .array(z.enum(["predict", "messages", "manage"]))
  .min(1, "Choose what the key may do.")
  .max(3);

export const apiKeysRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listKeys(ctx.service)),
  create: signedIn("editor")
    .input(
      z.strictObject({
        name,
        scopes,
        expiresAt: z.date().nullable().optional(),
        flowIds: z.array(id).max(500).optional(),
      }),
    )
    .mutation(({ ctx, input }) => createKey(ctx.service, input)),
  rename: signedIn("editor")
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameKey(ctx.service, input)),
  revoke: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => revokeKey(ctx.service, input)),
});

import { z } from "zod";
import { createFolder } from "@/server/services/folders/create-folder";
import { deleteFolder } from "@/server/services/folders/delete-folder";
import { listFolders } from "@/server/services/folders/list-folders";
import { renameFolder } from "@/server/services/folders/rename-folder";
import { byId, id, name } from "../fields";
import { router, signedIn } from "../trpc";

export const foldersRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listFolders(ctx.service)),
  create: signedIn("editor")
    .input(z.strictObject({ name, parentId: id.nullable().optional() }))
    .mutation(({ ctx, input }) => createFolder(ctx.service, input)),
  rename: signedIn("editor")
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameFolder(ctx.service, input)),
  delete: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteFolder(ctx.service, input)),
});

import { z } from "zod";
import { createVariable } from "@/server/services/variables/create-variable";
import { deleteVariable } from "@/server/services/variables/delete-variable";
import { listVariables } from "@/server/services/variables/list-variables";
import { updateVariable } from "@/server/services/variables/update-variable";
import { byId, id, text } from "../fields";
import { router, signedIn } from "../trpc";

const variable = {
  // The name is written in references (`{{$vars.name}}`) and in the operator's environment.
  name: z
    .string()
    .max(100)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "Use letters, digits and underscores, and begin with a letter."),
  value: text(20_000),
  type: z.enum(["static", "runtime"]),
};

export const variablesRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listVariables(ctx.service)),
  create: signedIn("editor")
    .input(z.strictObject(variable))
    .mutation(({ ctx, input }) => createVariable(ctx.service, input)),
  update: signedIn("editor")
    .input(
      z.strictObject({
        id,
        name: variable.name.optional(),
        value: variable.value.optional(),
        type: variable.type.optional(),
      }),
    )
    .mutation(({ ctx, input }) => updateVariable(ctx.service, input)),
  delete: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteVariable(ctx.service, input)),
});

import { z } from "zod";
import { listPins } from "@/server/services/pins/list-pins";
import { setPin } from "@/server/services/pins/set-pin";
import { id, text } from "../fields";
import { router, signedIn } from "../trpc";

const flowId = id;

export const pinsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ flowId }))
    .query(({ ctx, input }) => listPins(ctx.service, input)),
  set: signedIn("editor")
    .input(z.strictObject({ flowId, nodeId: text(200).min(1), output: z.record(text(500), z.unknown()).nullable() }))
    .mutation(({ ctx, input }) => setPin(ctx.service, input)),
});

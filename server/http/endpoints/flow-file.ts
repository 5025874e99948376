import * as contracts from "@/domain/api/contracts/flow-file";
import { findChangeableFlow } from "@/server/services/flows/find-changeable-flow";
import { type KeptFile, keepFlowFile } from "@/server/services/flow-files/keep-flow-file";
import { route } from "../route";

/** One file of the largest kind, with room for what stands around it in a form. */
const maxFormBytes = 51 * 1024 * 1024;

export const keepFlowFiles = route(
  contracts.keepFlowFiles,
  async ({ params, body, ctx }) => {
    // A form without files must not tell a foreign flow from one of one's own.
    await findChangeableFlow(ctx, params.id ?? "");
    const kept: KeptFile[] = [];
    for (const file of body.files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      kept.push(await keepFlowFile(ctx, { flowId: params.id ?? "", name: file.name, mime: file.type, bytes }));
    }
    return kept;
  },
  maxFormBytes,
);

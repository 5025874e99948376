import * as contracts from "@/domain/api/contracts/workspace-transfer";
import { exportWorkspace as writeFile } from "@/server/services/workspace/export-workspace";
import { importWorkspace as readFile } from "@/server/services/workspace/import-workspace";
import { route } from "../route";

const largestFile = 100 * 1024 * 1024;

export const exportWorkspace = route(contracts.exportWorkspace, ({ body, ctx }) => writeFile(ctx, body));

export const importWorkspace = route(
  contracts.importWorkspace,
  async ({ query, body, ctx }) => ({
    message: "success" as const,
    report: await readFile(ctx, { json: body, dryRun: query.dryRun }),
  }),
  largestFile,
);

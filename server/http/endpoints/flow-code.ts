import * as contracts from "@/domain/api/contracts/flow-code";
import { zipFiles } from "@/server/platform/zip-files";
import { exportFlowCode as exportCode } from "@/server/services/flows/export-flow-code";
import { apiHeaders } from "../error-response";
import { route } from "../route";

export const exportFlowCode = route(contracts.exportFlowCode, async ({ params, query, ctx }) => {
  const exported = await exportCode(ctx, { id: params.id ?? "" });
  if (query.format === "json") return exported;
  const headers = {
    ...apiHeaders,
    "content-type": "application/zip",
    // The name is made of letters, digits and dashes.
    "content-disposition": `attachment; filename="${exported.name}.zip"`,
  };
  return new Response(zipFiles(exported.name, exported.files), { headers });
});

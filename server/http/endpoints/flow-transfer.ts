import * as contracts from "@/domain/api/contracts/flow-transfer";
import { flowText } from "@/domain/flow/flow-text";
import { exportFlow } from "@/server/services/flows/export-flow";
import { importFlow as saveImport } from "@/server/services/flows/import-flow";
import { inspectImport } from "@/server/services/flows/inspect-import";
import { listFlows } from "@/server/services/flows/list-flows";
import { jsonTextResponse } from "../error-response";
import { typeOfKind } from "../flowise-compat";
import { route } from "../route";

export const importFlow = route(contracts.importFlow, async ({ query, body, ctx }) => {
  const { dryRun, name, id, base, publish } = query;
  if (dryRun) return inspectImport(ctx, { json: body });
  const { report, ...flow } = await saveImport(ctx, {
    ...{ json: body, name, id, base: base === 0 ? null : base, publish },
  });
  return { ...report, flow };
});

export const exportFlowFile = route(contracts.exportFlowFile, async ({ params, ctx }) => {
  const { id, name, kind, version, json } = await exportFlow(ctx, { id: params.id ?? "" });
  const text = flowText({ id, name, type: typeOfKind(kind), ...json });
  return jsonTextResponse(text, 200, { etag: `"${version ?? 0}"` });
});

export const listFlowNames = route(contracts.listFlowNames, async ({ ctx }) =>
  (await listFlows(ctx, {})).map(({ id, name, kind, latest, published, isPublic, updatedAt }) => ({
    ...{ id, name, type: typeOfKind(kind), version: latest, published, isPublic },
    updatedDate: updatedAt.toISOString(),
  })),
);

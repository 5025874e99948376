import { and, eq, inArray } from "drizzle-orm";
import type { SourceFlow } from "@/domain/export-code/draft";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { isUuid } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { ownFlows } from "./own-flows";
import { visibleFlows } from "./see-flow";

/** The flows that a flow's steps run and those that these run, as they are published, by id. */
export async function calledFlows(
  { db, actor }: Pick<ServiceContext, "db" | "actor">,
  document: FlowDocument,
): Promise<Map<string, SourceFlow>> {
  const seen = await visibleFlows({ db, actor });
  const found = new Map<string, SourceFlow>();
  let wanted = calledBy(document);
  while (wanted.length > 0) {
    const rows = await db
      .select({ id: flows.id, name: flows.name, kind: flows.kind, document: flowVersions.document })
      .from(flows)
      .innerJoin(flowVersions, eq(flowVersions.id, flows.publishedVersionId))
      .where(and(inArray(flows.id, wanted), ownFlows(actor.workspaceId), seen));
    for (const { id, ...flow } of rows) found.set(id, flow);
    wanted = [...new Set(rows.flatMap((row) => calledBy(row.document)))].filter((id) => !found.has(id));
  }
  return found;
}

const calledBy = ({ nodes }: FlowDocument): string[] =>
  nodes.flatMap(({ name, inputs }) => {
    const id = name === "executeFlowAgentflow" ? inputs["executeFlowSelectedFlow"] : undefined;
    return typeof id === "string" && isUuid(id.trim()) ? [id.trim()] : [];
  });

import { and, eq } from "drizzle-orm";
import type { FlowFacts } from "@/domain/api/flow-facts";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { mayBeOverridden } from "@/domain/flow/overridable";
import { readStartForm } from "@/domain/flow/start-form";
import { flowVersions } from "@/server/data/schema/flows";
import { prepareFlow } from "@/server/engine/prepare-flow";
import { flowSees } from "@/server/engine/sight";
import type { ServiceContext } from "../context";
import { acceptedInWords } from "../files/accepted-uploads";
import { readCallSettings } from "../runs/flow-settings";
import { findFlow, type FlowRow } from "./find-flow";

/** What callers need to know of a flow, as it is published. For whoever may call it. */
export async function describeCall(ctx: ServiceContext, input: { id: string }): Promise<FlowFacts> {
  const flow = await findFlow(ctx, input.id);
  const document = await publishedDocument(ctx, flow);
  const settings = readCallSettings(flow.settings);
  const { overrideRules } = settings;
  const { nodes: switches = {}, variables = [] } = overrideRules?.status ? overrideRules : {};
  const { id, name, kind, isPublic } = flow;
  return {
    ...{ id, name, kind, isPublic },
    form: readStartForm(document),
    replaceable: document.nodes.flatMap((node) => {
      const inputs = ctx.catalogue.get(node.name)?.inputs ?? {};
      const enabled = Object.hasOwn(switches, node.label) ? (switches[node.label] ?? []) : [];
      return enabled.flatMap((entry) => {
        const field = Object.hasOwn(inputs, entry.name) ? inputs[entry.name] : undefined;
        if (!entry.enabled || !field || !mayBeOverridden(entry.name, field)) return [];
        return [{ node: node.label, nodeId: node.id, name: entry.name, field }];
      });
    }),
    variables: variables.filter(({ enabled }) => enabled).map((entry) => entry.name),
    uploads: acceptedInWords(settings, sees(ctx, kind, document)),
    ...documentFacts(ctx, document),
  };
}

function sees({ catalogue }: ServiceContext, kind: FlowKind, document: FlowDocument): boolean {
  return flowSees(prepareFlow({ id: "", versionId: "", kind, document }, { catalogue }));
}

function documentFacts(ctx: ServiceContext, { nodes }: FlowDocument): Pick<FlowFacts, "stores" | "documentFiles"> {
  const inCategory = (category: string) => nodes.filter(({ name }) => ctx.catalogue.get(name)?.category === category);
  const fields = inCategory("Document Loaders").flatMap(({ name }) =>
    Object.values(ctx.catalogue.get(name)?.inputs ?? {}),
  );
  return {
    stores: inCategory("Vector Stores").map(({ id, label }) => ({ id, label })),
    documentFiles: fields.flatMap((field) => (field.type === "file" ? endingsOf(field.fileType) : [])),
  };
}

const endingsOf = (fileType: string | undefined): string[] =>
  (fileType ?? "").split(",").flatMap((ending) => ending.trim() || []);

async function publishedDocument(ctx: ServiceContext, flow: FlowRow): Promise<FlowDocument> {
  if (flow.publishedVersionId === null) return emptyFlow;
  const [row] = await ctx.db
    .select({ document: flowVersions.document })
    .from(flowVersions)
    .where(and(eq(flowVersions.id, flow.publishedVersionId), eq(flowVersions.workspaceId, flow.workspaceId)));
  return row?.document ?? emptyFlow;
}

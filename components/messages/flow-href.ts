import type { FlowKind } from "@/domain/catalogue/node-spec";

/** Where a flow is edited. */
export const flowHref = ({ id, kind }: { id: string; kind: FlowKind }): string => `/${kind}s/${id}`;

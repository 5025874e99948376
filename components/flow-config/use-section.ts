"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useViewer } from "@/components/frame/use-viewer";
import { type RouterOutputs, useTRPC, useTRPCClient } from "@/components/trpc/client";
import { flowSections, type SectionName, type ValueOf } from "@/domain/flow-settings/flow-sections";
import type { Section } from "@/domain/flow-settings/section";
import { type Draft, useDraft } from "./use-draft";

export type Flow = RouterOutputs["flows"]["get"];

/** One section of a flow's settings, as it is stored and as it is being changed. */
export function useSection<N extends SectionName>(flow: Flow, name: N): Draft<ValueOf<N>> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { canEdit } = useViewer();
  // The section of that name holds that name's value.
  const { schema, read } = flowSections[name] as unknown as Section<ValueOf<N>>;
  const stored = useMemo(() => read(flow.settings), [read, flow.settings]);
  return useDraft({
    stored,
    schema,
    readOnly: !canEdit,
    store: async (value) => {
      const { settings } = await client.flows.configure.mutate({ id: flow.id, section: name, value });
      queries.setQueryData(trpc.flows.get.queryKey({ id: flow.id }), (now) => now && { ...now, settings });
      void queries.invalidateQueries(trpc.flows.list.queryFilter());
    },
  });
}

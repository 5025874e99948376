"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { DescribeFlowDialog } from "./describe-flow-dialog";

/** Words become a new flow, whose canvas opens. */
export function DescribeNewFlow({ kind, open, onClose }: { kind: FlowKind; open: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  return (
    <DescribeFlowDialog
      kind={kind}
      open={open}
      onClose={onClose}
      useLabel={t("Create it")}
      onUse={async ({ name, document }) => {
        const { id } = await client.flows.create.mutate({ kind, name, document });
        void queries.invalidateQueries(trpc.flows.list.queryFilter({ kind }));
        router.push(`/${kind}s/${id}`);
        onClose();
      }}
    />
  );
}

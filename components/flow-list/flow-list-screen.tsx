"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Sparkles, Upload } from "lucide-react";
import { useState } from "react";
import { DescribeNewFlow } from "@/components/flow-generator/describe-new-flow";
import { useRegisterShortcuts } from "@/components/frame/command-registry";
import { createLayer, useFrame } from "@/components/frame/frame-store";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { msg, type Wording } from "@/components/words/msg";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { DropZone } from "./drop-zone";
import { FlowEmpty } from "./flow-empty";
import { FlowList } from "./flow-list";
import { FlowListSkeleton } from "./flow-list-skeleton";
import { ImportDialog } from "./import-dialog";
import { listShortcuts } from "./list-shortcuts";

const titles: Record<FlowKind, Wording> = { chatflow: msg("Chatflows"), agentflow: msg("Agentflows") };

/** All flows of a kind: find, open, arrange, import. */
export function FlowListScreen({ kind }: { kind: FlowKind }) {
  const trpc = useTRPC();
  const { data: flows, error, refetch } = useQuery(trpc.flows.list.queryOptions({ kind }));
  const { canEdit } = useViewer();
  const open = useFrame((state) => state.open);
  const [importing, setImporting] = useState<readonly File[] | null>(null);
  const [describing, setDescribing] = useState(false);
  useRegisterShortcuts(t(titles[kind]), listShortcuts());
  return (
    <DropZone enabled={canEdit} onFiles={setImporting}>
      <Page
        title={t(titles[kind])}
        action={
          canEdit &&
          flows?.length !== 0 && (
            <>
              <Button onClick={() => setDescribing(true)}>
                <Sparkles aria-hidden />
                {t("Describe a flow")}
              </Button>
              <Button onClick={() => setImporting([])}>
                <Upload aria-hidden />
                <span className="max-sm:sr-only">{t("Import")}</span>
              </Button>
              <Button variant="primary" onClick={() => open(createLayer(kind))}>
                <Plus aria-hidden />
                {rich("{kind, select, agentflow {New agentflow} other {New chatflow}}", { kind })}
              </Button>
            </>
          )
        }
      >
        {flows && flows.length > 0 && <FlowList kind={kind} flows={flows} canEdit={canEdit} />}
        {flows?.length === 0 && (
          <FlowEmpty
            kind={kind}
            canEdit={canEdit}
            onImport={() => setImporting([])}
            onDescribe={() => setDescribing(true)}
          />
        )}
        {!flows && !error && <FlowListSkeleton />}
        {!flows && error && (
          <ErrorState
            title={t("The {kind, select, agentflow {agentflows} other {chatflows}} could not be loaded", { kind })}
            message={errorMessage(error)}
            onRetry={() => void refetch()}
          />
        )}
      </Page>
      <DescribeNewFlow kind={kind} open={describing} onClose={() => setDescribing(false)} />
      <ImportDialog kind={kind} files={importing} onFiles={setImporting} onClose={() => setImporting(null)} />
    </DropZone>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { useViewer } from "@/components/frame/use-viewer";
import { type RouterOutputs, useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { CanvasContextValue } from "./canvas-context";
import { CanvasEditor } from "./canvas-editor";
import { createCanvasStore } from "./canvas-store";
import { indexCatalogue } from "./catalogue";
import { draftKey, readDraft } from "./draft";
import { flowStorage } from "./flow-storage";

interface CanvasScreenProps {
  id: string;
  kind: FlowKind;
}

/** Loads a flow and the catalogue, then hands over to the editor. */
export function CanvasScreen({ id, kind }: CanvasScreenProps) {
  const trpc = useTRPC();
  // Once open, the canvas is the truth; a refetch in the background must not replace what one draws.
  const flow = useQuery(
    trpc.flows.get.queryOptions(
      { id },
      { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
    ),
  );
  const catalogue = useQuery(trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const { viewer, canEdit } = useViewer();
  const error = flow.error ?? catalogue.error;
  if (error && !(flow.data && catalogue.data)) {
    if (errorCode(error) === "NOT_FOUND") return <NotFound kind={kind} />;
    return (
      <ErrorState
        title="The flow could not be opened"
        message={errorMessage(error)}
        onRetry={() => void Promise.all([flow.refetch(), catalogue.refetch()])}
        className="m-6"
      />
    );
  }
  if (!flow.data || !flow.isFetchedAfterMount || !catalogue.data || !viewer) return <CanvasSkeleton />;
  return (
    <LoadedCanvas key={id} flow={flow.data} catalogue={catalogue.data} userId={viewer.user.id} canEdit={canEdit} />
  );
}

interface LoadedCanvasProps {
  flow: RouterOutputs["flows"]["get"];
  catalogue: RouterOutputs["catalogue"]["list"];
  userId: string;
  canEdit: boolean;
}

function LoadedCanvas(props: LoadedCanvasProps) {
  const { flow } = props;
  const client = useTRPCClient();
  const [{ value, restoredAt }] = useState(() => open(props, client));
  useEffect(() => {
    if (restoredAt === undefined) return;
    toast("Your unsaved changes are back", {
      id: `draft ${flow.id}`,
      description: `From ${new Date(restoredAt).toLocaleString()}`,
      action: { label: "Discard", onClick: () => value.store.adopt(stored(flow), flow.published?.number ?? null) },
    });
  }, [value, restoredAt, flow]);
  return <CanvasEditor value={value} />;
}

function open(
  { flow, catalogue, userId, canEdit }: LoadedCanvasProps,
  client: ReturnType<typeof useTRPCClient>,
): { value: CanvasContextValue; restoredAt: number | undefined } {
  const draft = canEdit ? readDraft(window.localStorage, draftKey(userId, flow.id)) : undefined;
  const { id, name, kind, isPublic, keyIds } = flow;
  const store = createCanvasStore({
    head: { id, name, kind, isPublic, keyIds },
    // A draft of an older version keeps its base, so that saving it meets the conflict instead of hiding it.
    base: draft ? { ...stored(flow), number: draft.baseNumber } : stored(flow),
    published: flow.published?.number ?? null,
    readOnly: !canEdit,
    draft: draft?.document,
    paletteOpen: window.matchMedia("(min-width: 64rem)").matches,
  });
  const value = { store, catalogue: indexCatalogue(catalogue), storage: flowStorage(client), userId };
  return { value, restoredAt: draft?.at };
}

const stored = (flow: LoadedCanvasProps["flow"]) => ({ number: flow.latest?.number ?? null, document: flow.document });

function NotFound({ kind }: { kind: FlowKind }) {
  return (
    <EmptyState
      title={`This ${kind} does not exist`}
      className="m-6"
      action={
        <Button asChild>
          <Link href={`/${kind}s`}>To the {kind}s</Link>
        </Button>
      }
    >
      It may have been deleted, or it belongs to another workspace.
    </EmptyState>
  );
}

function CanvasSkeleton() {
  return (
    <div role="status" aria-busy aria-label="Loading the flow" className="flex h-full flex-col">
      <div className="flex h-12 items-center gap-3 border-b px-3">
        <Skeleton className="size-7" />
        <Skeleton className="h-5 w-48" />
        <span className="flex-1" />
        <Skeleton className="h-7 w-20" />
        <Skeleton className="h-7 w-20" />
      </div>
      <div className="flex flex-1">
        <div className="hidden w-60 flex-col gap-3 border-r p-3 lg:flex">
          {Array.from({ length: 9 }, (_, row) => (
            <Skeleton key={row} className="h-6" />
          ))}
        </div>
        <div className="flex-1 bg-canvas" />
      </div>
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
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
import { dateText } from "@/components/words/date-text";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { isSame } from "@/domain/flow-settings/is-same";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { startStep } from "@/domain/flow/problems-of-start";
import { takesOneOf } from "@/domain/flow/takes-one";
import { addFromCatalogue } from "./add-from-catalogue";
import type { CanvasContextValue } from "./canvas-context";
import { CanvasEditor } from "./canvas-editor";
import type { Base } from "./canvas-state";
import { type CanvasStore, createCanvasStore } from "./canvas-store";
import { indexCatalogue } from "./catalogue";
import { randomId } from "@/components/chat/random-id";
import { forgetDraft } from "./draft";
import { type LeftDraft, leftDraft } from "./left-draft";
import { openedDraft } from "./opened-draft";
import { flowStorage } from "./flow-storage";
import { keepOnServer } from "./loader-files/keep-on-server";
import { ReadOnlyNotice } from "./read-only-notice";
import { usePins } from "./use-pins";
import { findProblems } from "./watch-problems";

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
  const catalogue = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  const { viewer, canEdit } = useViewer();
  const left = useLeftDraft(id, viewer?.user.id);
  const error = flow.error ?? catalogue.error;
  if (error && !(flow.data && catalogue.data)) {
    if (errorCode(error) === "NOT_FOUND") return <NotFound kind={kind} />;
    return (
      <ErrorState
        title={t("The flow could not be opened")}
        message={errorMessage(error)}
        onRetry={() => void Promise.all([flow.refetch(), catalogue.refetch()])}
        className="m-6"
      />
    );
  }
  if (!flow.data || !flow.isFetchedAfterMount || !catalogue.data || !viewer || left === undefined)
    return <CanvasSkeleton />;
  const mine = canEdit && flow.data.access.mayChange ? left : null;
  return (
    <LoadedCanvas
      key={id}
      flow={flow.data}
      catalogue={catalogue.data}
      userId={viewer.user.id}
      canEdit={canEdit && flow.data.access.mayChange}
      left={mine}
    />
  );
}

/** Work of a window that is gone. Undefined while that is being found out. */
function useLeftDraft(id: string, userId: string | undefined): LeftDraft | null | undefined {
  const client = useTRPCClient();
  const { data } = useQuery({
    queryKey: ["left draft", id, userId],
    queryFn: () =>
      leftDraft({ flowId: id, userId: userId ?? "", versionOf: (number) => client.versions.get.query({ id, number }) }),
    ...{ enabled: userId !== undefined, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false },
  });
  return data;
}

interface LoadedCanvasProps {
  flow: RouterOutputs["flows"]["get"];
  catalogue: RouterOutputs["catalogue"]["list"];
  userId: string;
  canEdit: boolean;
  left: LeftDraft | null;
}

function LoadedCanvas(props: LoadedCanvasProps) {
  const client = useTRPCClient();
  const [{ value, restored }] = useState(() => open(props, client));
  useRestoredNotice(value.store, restored);
  useHead(value.store, props.flow);
  useRefreshedQueries(value.store);
  usePins(value.store);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ReadOnlyNotice access={props.flow.access} />
      <div className="min-h-0 flex-1">
        <CanvasEditor value={value} />
      </div>
    </div>
  );
}

interface Restored {
  /** When the draft was written, in milliseconds. */
  at: number;
  /** Where the window that is gone kept it. */
  key: string;
  base: Base;
  published: number | null;
}

/** Says that work of an earlier visit is back, with the way to let it go. */
function useRestoredNotice(store: CanvasStore, restored: Restored | undefined): void {
  useEffect(() => {
    if (!restored) return;
    const { at, key, base, published } = restored;
    // This window keeps it from here on.
    const letGo = setTimeout(() => forgetDraft(window.localStorage, key), 0);
    toast(t("Your unsaved changes are back"), {
      id: `draft ${store.getState().head.id}`,
      description: t("From {value}", { value: dateText(at) }),
      action: { label: t("Discard"), onClick: () => store.adopt(base, published) },
    });
    return () => clearTimeout(letGo);
  }, [store, restored]);
}

/** Name, access and published version may change elsewhere on this page, such as in the dialog about the API. */
function useHead(store: CanvasStore, flow: LoadedCanvasProps["flow"]): void {
  const { id, name, kind, isPublic, keyIds } = flow;
  const published = flow.published?.number ?? null;
  useEffect(() => {
    store.setState({ head: { id, name, kind, isPublic, keyIds }, published });
  }, [store, id, name, kind, isPublic, keyIds, published]);
}

/** What others on this page know of the flow is old once it was saved. */
function useRefreshedQueries(store: CanvasStore): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.base !== before.base || state.published !== before.published) {
          // The flow itself is not read again: the canvas has it.
          const ofLists = ({ queryKey }: { queryKey: readonly unknown[] }) => !isSame(queryKey[0], ["flows", "get"]);
          void queries.invalidateQueries({ ...trpc.flows.pathFilter(), predicate: ofLists });
        }
      }),
    [store, queries, trpc],
  );
}

function open(
  { flow, catalogue, userId, canEdit, left }: LoadedCanvasProps,
  client: ReturnType<typeof useTRPCClient>,
): { value: CanvasContextValue; restored: Restored | undefined } {
  const { id, name, kind, isPublic, keyIds } = flow;
  const indexed = indexCatalogue(catalogue);
  const fresh = kind === "agentflow" && flow.latest === null && canEdit;
  const base: Base = {
    number: flow.latest?.number ?? null,
    document: fresh ? freshAgentflow(indexed.specs) : flow.document,
    kept: flow.latest !== null && flow.latest.kind !== "autosaved",
  };
  const published = flow.published?.number ?? null;
  // A draft of an older version keeps its base: saving it finds what was stored since, and joins the two.
  const grewFrom = left && left.draft.baseNumber !== base.number ? { ...left.base, kept: false } : base;
  const specOf = (type: string) => indexed.specs.get(type);
  const store = createCanvasStore({
    head: { id, name, kind, isPublic, keyIds },
    ...{ base: grewFrom, published, readOnly: !canEdit, attempt: left?.draft.attempt },
    draft: left ? openedDraft(grewFrom.document, left.draft.document, specOf) : undefined,
    takesOne: takesOneOf(indexed.specs),
    paletteOpen: window.matchMedia("(min-width: 64rem)").matches,
  });
  // Before the first card is drawn: each of them shows what is wrong with it.
  findProblems(store, indexed.specs);
  const value = {
    ...{ store, catalogue: indexed, storage: flowStorage(client), userId, tab: randomId() },
    keepFile: (file: File) => keepOnServer(id, file),
  };
  return { value, restored: left ? { at: left.draft.at, key: left.draft.key, base, published } : undefined };
}

/** Every agentflow begins with its Start, so that nobody has to look for it. */
function freshAgentflow(specs: SpecLookup): FlowDocument {
  const spec = specs.get(startStep);
  return spec ? addFromCatalogue(emptyFlow, specs, { spec, at: { x: 0, y: 0 } }).document : emptyFlow;
}

function NotFound({ kind }: { kind: FlowKind }) {
  return (
    <EmptyState
      title={t("This {kind, select, agentflow {agentflow} other {chatflow}} does not exist", { kind })}
      className="m-6"
      action={
        <Button asChild>
          <Link href={`/${kind}s`}>
            {rich("To the {kind, select, agentflow {agentflows} other {chatflows}}", { kind })}
          </Link>
        </Button>
      }
    >
      {t("It may have been deleted, or it belongs to another workspace.")}
    </EmptyState>
  );
}

function CanvasSkeleton() {
  return (
    <div role="status" aria-busy aria-label={t("Loading the flow")} className="flex h-full flex-col">
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

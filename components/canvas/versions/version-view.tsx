"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { CanvasProvider, useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { changeWords } from "@/components/canvas/marks/node-marks";
import { FlowSurface } from "@/components/canvas/flow-surface";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { msg } from "@/components/words/msg";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { bothDocuments, type DocumentDiff, diffDocuments } from "@/domain/flow/diff-documents";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { ChangeList } from "./change-list";

const comparisons = [
  { value: "now", label: msg("Changes until now") },
  { value: "before", label: msg("Changes it made") },
  { value: "none", label: msg("As it was") },
] as const;
type Comparison = (typeof comparisons)[number]["value"];

/** An earlier version in place of the canvas, which goes on living below. */
export function VersionView() {
  const number = useCanvas((state) => state.viewing);
  return number === undefined ? null : <Opened key={number} number={number} />;
}

function Opened({ number }: { number: number }) {
  const { store } = useCanvasContext();
  const trpc = useTRPC();
  const id = useCanvas((state) => state.head.id);
  const now = useCanvas((state) => state.document);
  const [comparison, setComparison] = useState<Comparison>("now");
  const forGood = { staleTime: Number.POSITIVE_INFINITY };
  const version = useQuery(trpc.versions.get.queryOptions({ id, number }, forGood));
  const list = useQuery(trpc.versions.list.queryOptions({ id, cursor: number }));
  const before = list.data?.versions[0]?.number;
  const wanted = comparison === "before" && before !== undefined ? { id, number: before } : skipToken;
  const earlier = useQuery(trpc.versions.get.queryOptions(wanted, forGood));
  const pair = pairOf(comparison, {
    it: version.data?.document,
    now,
    before: before === undefined && list.data ? emptyFlow : earlier.data?.document,
  });
  const close = () => store.setState({ viewing: undefined });
  useEscape(close);
  return (
    <section
      aria-label={t("Version {number}", { number })}
      className="absolute inset-0 z-20 flex flex-col bg-background"
    >
      <header className="flex flex-wrap items-center gap-2 border-b bg-muted/60 px-3 py-2">
        <h2 className="mr-1 font-medium">{rich("Version {number}", { number })}</h2>
        <div role="group" aria-label={t("Compare")} className="flex flex-wrap gap-1">
          {comparisons.map(({ value, label }) => (
            <Button
              key={value}
              size="sm"
              variant={value === comparison ? "secondary" : "ghost"}
              aria-pressed={value === comparison}
              onClick={() => setComparison(value)}
            >
              {t(label)}
            </Button>
          ))}
        </div>
        <span className="flex-1" />
        <Button size="sm" variant="ghost" onClick={close}>
          <X aria-hidden />
          {t("Back to the canvas")}
        </Button>
      </header>
      {version.error && (
        <ErrorState
          title={t("The version could not be opened")}
          message={errorMessage(version.error)}
          className="m-4"
        />
      )}
      {pair ? (
        <Compared key={comparison} pair={pair} marked={comparison !== "none"} />
      ) : (
        <Skeleton className="m-4 flex-1" />
      )}
    </section>
  );
}

interface Pair {
  before: FlowDocument;
  after: FlowDocument;
}

function pairOf(
  comparison: Comparison,
  { it, now, before }: { it: FlowDocument | undefined; now: FlowDocument; before: FlowDocument | undefined },
): Pair | undefined {
  if (!it) return undefined;
  if (comparison === "now") return { before: it, after: now };
  if (comparison === "none") return { before: it, after: it };
  return before && { before, after: it };
}

function Compared({ pair, marked }: { pair: Pair; marked: boolean }) {
  const diff = diffDocuments(pair.before, pair.after);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <div className="relative min-h-60 min-w-0 flex-1">
        <Drawing pair={pair} diff={diff} />
      </div>
      {marked && <ChangeList diff={diff} documents={pair} />}
    </div>
  );
}

function Drawing({ pair, diff }: { pair: Pair; diff: DocumentDiff }) {
  const own = useCanvasContext();
  const [value] = useState(() => {
    const document = bothDocuments(pair.before, pair.after);
    const head = { ...own.store.getState().head, id: "" };
    const store = createCanvasStore({
      ...{ head, base: { number: null, document }, published: null, readOnly: true, paletteOpen: false },
    });
    return { ...own, store, tab: "" };
  });
  const { store } = value;
  useEffect(() => {
    const marks = new Map([...diff.nodes, ...diff.edges].map(({ id, kind }) => [id, kind]));
    const document = labelled(bothDocuments(pair.before, pair.after), diff);
    store.setState({ document, base: { number: null, document }, marks });
  }, [store, pair, diff]);
  return (
    <CanvasProvider value={value}>
      <ReactFlowProvider>
        <FlowSurface preview onDropSpec={ignore} />
      </ReactFlowProvider>
    </CanvasProvider>
  );
}

/** What became of a wire stands on it as a word. */
function labelled(document: FlowDocument, { edges }: DocumentDiff): FlowDocument {
  const kinds = new Map(edges.map(({ id, kind }) => [id, kind]));
  return {
    ...document,
    edges: document.edges.map((edge) => {
      const kind = kinds.get(edge.id);
      return kind ? { ...edge, label: t(changeWords[kind]) } : edge;
    }),
  };
}

const ignore = (): void => undefined;

function useEscape(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [close]);
}

"use client";

import { useReactFlow } from "@xyflow/react";
import { Command } from "cmdk";
import { ArrowLeft, Plus } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { t } from "@/components/words/t";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext, useCanvasStore } from "@/components/canvas/canvas-context";
import type { Overlay, WireEnd } from "@/components/canvas/canvas-state";
import { type Offer, offered, offerKey } from "@/components/canvas/catalogue";
import { focusNode } from "@/components/canvas/focus-node";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { revealNode } from "@/components/canvas/reveal-node";
import { placeSpec } from "@/components/canvas/place-spec";
import { drawWire, endKey, endsOf, fittingEnds, fittingHandle, wireBetween } from "@/components/canvas/wiring";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { NodeIcon } from "@/components/ui/node-icon";

type WireRequest = Extract<Overlay, { kind: "wire" }>;

/** Wiring by keyboard: choose an end of the node, then the other end from what fits. */
export function WireDialog() {
  const overlay = useCanvas((state) => state.overlay);
  const store = useCanvasStore();
  const request = overlay?.kind === "wire" ? overlay : undefined;
  const close = () => {
    store.setState({ overlay: undefined });
    if (request) focusNode(request.nodeId);
  };
  const label = request && store.getState().document.nodes.find((node) => node.id === request.nodeId)?.label;
  return (
    <Dialog open={request !== undefined} onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={t("Connect “{label}”", { label: label ?? "" })}
        size="sm"
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        {request && <WireSteps request={request} onDone={close} />}
      </DialogContent>
    </Dialog>
  );
}

function WireSteps({ request, onDone }: { request: WireRequest; onDone: () => void }) {
  const { store, catalogue } = useCanvasContext();
  const ends = useMemo(
    () => ownEnds(store.getState().document, catalogue.specs, request.nodeId),
    [store, catalogue, request],
  );
  const [chosen, setChosen] = useState<WireEnd | undefined>(request.from ?? (ends.length === 1 ? ends[0] : undefined));
  if (!chosen) return <OwnEnds ends={ends} onChoose={setChosen} />;
  const back = request.from || ends.length === 1 ? undefined : () => setChosen(undefined);
  return <OtherEnds from={chosen} onBack={back} onDone={onDone} />;
}

/** What is still missing first, then the outputs, then the other inputs. */
function ownEnds(document: FlowDocument, specs: SpecLookup, nodeId: string): WireEnd[] {
  const node = document.nodes.find((each) => each.id === nodeId);
  if (!node) return [];
  const spec = specOf(node, specs, document.edges);
  const inputs = endsOf(document, specs, node, "target");
  const missing = inputs.filter((end) => !spec.inputs[end.handle]?.optional && takenBy(document, end) === undefined);
  return [...missing, ...endsOf(document, specs, node, "source"), ...inputs.filter((end) => !missing.includes(end))];
}

function OwnEnds({ ends, onChoose }: { ends: readonly WireEnd[]; onChoose: (end: WireEnd) => void }) {
  const { store, catalogue } = useCanvasContext();
  const { document } = store.getState();
  if (ends.length === 0)
    return <p className="px-5 pb-5 text-muted-foreground">{t("This node has nothing to connect.")}</p>;
  return (
    <WireList placeholder={t("From which end?")}>
      {ends.map((end) => {
        const name = nameOfEnd(document, catalogue.specs, end);
        const side = end.side === "source" ? t("Output") : t("Input");
        return (
          <Row
            key={endKey(end)}
            value={endKey(end)}
            words={[side, name]}
            onSelect={() => onChoose(end)}
            hint={takenBy(document, end)}
          >
            <span>
              {name} <span className="text-muted-foreground">· {side.toLowerCase()}</span>
            </span>
          </Row>
        );
      })}
    </WireList>
  );
}

function OtherEnds({ from, onBack, onDone }: { from: WireEnd; onBack: (() => void) | undefined; onDone: () => void }) {
  const context = useCanvasContext();
  const { store, catalogue } = context;
  const view = useReactFlow<CardNode, WireEdge>();
  const { document, head } = store.getState();
  const ends = useMemo(() => fittingEnds(document, catalogue.specs, from), [document, catalogue, from]);
  const fresh = useMemo(
    () =>
      offered(catalogue, head.kind).filter(
        (spec) => fittingHandle(document, catalogue.specs, from, spec) !== undefined,
      ),
    [document, head, catalogue, from],
  );
  const draw = (end: WireEnd) => {
    const wire = wireBetween(from, end);
    if (wire) store.edit((now) => drawWire(now, catalogue.specs, wire));
    onDone();
  };
  const add = (spec: Offer) => {
    const id = placeSpec(context, spec, { from });
    onDone();
    if (id) revealNode(view, id);
  };
  const what = nameOfEnd(document, catalogue.specs, from);
  return (
    <WireList
      placeholder={
        from.side === "source" ? t("Where does “{what}” go?", { what }) : t("What goes into “{what}”?", { what })
      }
      onBack={onBack}
    >
      {ends.length + fresh.length === 0 && (
        <p className="px-2 py-3 text-sm text-muted-foreground">{t("Nothing on this server fits here.")}</p>
      )}
      {ends.map((end) => (
        <EndRow key={endKey(end)} end={end} document={document} onSelect={() => draw(end)} />
      ))}
      {fresh.map((spec) => (
        <Row
          key={offerKey(spec)}
          value={`new ${offerKey(spec)}`}
          words={[spec.label, spec.category]}
          onSelect={() => add(spec)}
          hint={t("new")}
        >
          <Plus aria-hidden className="size-4 text-muted-foreground" />
          {spec.label}
        </Row>
      ))}
    </WireList>
  );
}

function EndRow({ end, document, onSelect }: { end: WireEnd; document: FlowDocument; onSelect: () => void }) {
  const { specs } = useCanvasContext().catalogue;
  const node = document.nodes.find((each) => each.id === end.nodeId);
  if (!node) return null;
  const spec = specOf(node, specs, document.edges);
  const name = nameOfEnd(document, specs, end);
  return (
    <Row
      value={endKey(end)}
      words={[node.label, name]}
      onSelect={onSelect}
      hint={end.side === "target" ? takenBy(document, end) : undefined}
    >
      <NodeIcon icon={spec.icon} category={spec.category} size="sm" />
      <span className="min-w-0 truncate">
        {node.label} <span className="text-muted-foreground">· {name}</span>
      </span>
    </Row>
  );
}

interface WireListProps {
  placeholder: string;
  onBack?: (() => void) | undefined;
  children: React.ReactNode;
}

function WireList({ placeholder, onBack, children }: WireListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Backspace" && event.currentTarget.value === "") onBack?.();
  };
  return (
    <Command loop label={placeholder} className="flex min-h-0 flex-col pb-2">
      <div className="flex items-center gap-1 border-y px-3">
        {onBack && (
          <Button variant="ghost" size="sm" aria-label={t("Back to the ends of this node")} onClick={onBack}>
            <ArrowLeft aria-hidden />
          </Button>
        )}
        <Command.Input
          autoFocus
          placeholder={placeholder}
          onKeyDown={onKeyDown}
          className="h-11 min-w-0 flex-1 bg-transparent px-2 text-base outline-none"
        />
      </div>
      <Command.List label={t("Suggestions")} className="max-h-80 min-h-0 overflow-y-auto p-2">
        <Command.Empty className="px-2 py-3 text-sm text-muted-foreground">{t("Nothing matches.")}</Command.Empty>
        {children}
      </Command.List>
    </Command>
  );
}

interface RowProps {
  value: string;
  words?: string[];
  hint?: string | undefined;
  onSelect: () => void;
  children: React.ReactNode;
}

function Row({ value, words, hint, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      keywords={words}
      onSelect={onSelect}
      className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 data-[selected=true]:bg-hover pointer-coarse:py-2.5"
    >
      {children}
      {hint && <span className="ml-auto shrink-0 truncate text-sm text-muted-foreground">{hint}</span>}
    </Command.Item>
  );
}

/** What is wired to an end already, as a hint beside it. */
function takenBy(document: FlowDocument, end: WireEnd): string | undefined {
  const wires = document.edges.filter((edge) =>
    end.side === "target"
      ? edge.target === end.nodeId && edge.targetHandle === end.handle
      : edge.source === end.nodeId && edge.sourceHandle === end.handle,
  );
  const [only] = wires;
  if (!only) return undefined;
  const other = document.nodes.find((node) => node.id === (end.side === "target" ? only.source : only.target));
  return wires.length > 1
    ? t("{count} wires", { count: wires.length })
    : t("to {label}", { label: other?.label ?? t("another node") });
}

function nameOfEnd(document: FlowDocument, specs: SpecLookup, end: WireEnd): string {
  const node = document.nodes.find((each) => each.id === end.nodeId);
  if (!node) return end.handle;
  const spec = specOf(node, specs, document.edges);
  if (end.side === "target") return spec.inputs[end.handle]?.label ?? end.handle;
  return outputsOf(spec).find((output) => output.name === end.handle)?.label ?? end.handle;
}

"use client";

import { useReactFlow } from "@xyflow/react";
import { useQueryClient } from "@tanstack/react-query";
import type { DragEvent } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { type CanvasContextValue, useCanvasContext } from "./canvas-context";
import { type Offer, offered, offerKey } from "./catalogue";
import { pasteNodes } from "./clipboard";
import type { Point } from "./edits";
import { type FileTarget, giveFiles } from "./loader-files/give-files";
import { fileFieldFor, loaderFor } from "./loader-files/loader-for";
import { fitsOnWire } from "./insert-on-wire";
import { droppedSpec } from "./palette/spec-drag";
import { placeSpec } from "./place-spec";
import { wireUnder } from "./wire-under";

/** What is dropped on the canvas: a node from the list, a flow's file, or documents for loaders. */
export function useDrop(): (event: DragEvent) => void {
  const context = useCanvasContext();
  const { screenToFlowPosition } = useReactFlow();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const { store, catalogue } = context;
  return (event) => {
    event.preventDefault();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const key = droppedSpec(event);
    const spec = offered(catalogue, store.getState().head.kind).find((offer) => offerKey(offer) === key);
    if (spec) return void placeSpec(context, spec, { at, edge: wireFor(context, spec, event) });
    const files = [...event.dataTransfer.files];
    if (files.length === 0 || store.getState().readOnly) return;
    const onto = event.target instanceof Element ? event.target.closest<HTMLElement>(".react-flow__node") : null;
    void takeFiles(context, files, { at, nodeId: onto?.dataset["id"] }).then(() =>
      queries.invalidateQueries(trpc.flows.files.pathFilter()),
    );
  };
}

/** The wire under the pointer, when the node can stand on it. */
function wireFor({ store, catalogue }: CanvasContextValue, spec: Offer, { clientX: x, clientY: y }: DragEvent) {
  const { document } = store.getState();
  const id = wireUnder({ x, y });
  const edge = document.edges.find((each) => each.id === id);
  return edge && fitsOnWire(document, catalogue.specs, edge, spec) ? edge.id : undefined;
}

interface Dropped {
  at: Point;
  /** The card that it was dropped on. */
  nodeId: string | undefined;
}

async function takeFiles(context: CanvasContextValue, files: readonly File[], { at, nodeId }: Dropped): Promise<void> {
  const target = nodeId === undefined ? undefined : targetOn(context, nodeId, files);
  if (target) return give(context, target, files);
  const [first] = files;
  if (files.length === 1 && first?.name.toLowerCase().endsWith(".json")) {
    const refusal = pasteFlow(context, await first.text(), at);
    if (refusal === undefined) return;
    if (!loaderFor(context.catalogue.specs.values(), first.name))
      return void toast.error(t("The file was not imported"), { description: refusal });
  }
  await placeLoaders(context, files, at);
}

/** The card's field that reads any of the files. */
function targetOn({ store, catalogue }: CanvasContextValue, nodeId: string, files: readonly File[]) {
  const node = store.getState().document.nodes.find(({ id }) => id === nodeId);
  const spec = catalogue.specs.get(node?.name ?? "");
  const field = spec && files.map(({ name }) => fileFieldFor(spec, name)).find((found) => found !== undefined);
  return field && { nodeId, ...field };
}

/** Why the text could not be put on the canvas as a flow; undefined when it was. */
function pasteFlow({ store, catalogue }: CanvasContextValue, text: string, center: Point): string | undefined {
  const { document, head } = store.getState();
  const pasted = pasteNodes(document, { text, kind: head.kind, specs: catalogue.specs, center });
  if (!pasted.ok) return pasted.reason;
  store.edit(pasted.document);
  store.select(pasted.ids);
  return undefined;
}

/** Between the cards of loaders that are placed together. */
const gap = 40;

async function placeLoaders(context: CanvasContextValue, files: readonly File[], at: Point): Promise<void> {
  const { store, catalogue } = context;
  const offered = [...catalogue.specs.values()].filter((spec) => spec.flows.includes(store.getState().head.kind));
  const byLoader = new Map<string, { target: Omit<FileTarget, "nodeId">; files: File[] }>();
  for (const file of files) {
    const loader = loaderFor(offered, file.name);
    if (!loader) {
      toast.error(t("No node here reads “{name}”", { name: file.name }));
      continue;
    }
    const known = byLoader.get(loader.spec.name) ?? { target: loader.field, files: [] };
    byLoader.set(loader.spec.name, { ...known, files: [...known.files, file] });
  }
  let place = at;
  for (const [name, { target, files: own }] of byLoader) {
    const spec = catalogue.specs.get(name);
    const nodeId = spec && placeSpec(context, spec, { at: place });
    place = { x: place.x + gap, y: place.y + gap };
    if (nodeId !== undefined) await give(context, { nodeId, ...target }, own);
  }
}

async function give(context: CanvasContextValue, target: FileTarget, files: readonly File[]): Promise<void> {
  const label = context.store.getState().document.nodes.find(({ id }) => id === target.nodeId)?.label ?? "";
  const told = toast.loading(
    t("{count, plural, =1 {Keeping “{name}”…} other {Keeping # files…}}", {
      count: files.length,
      name: files[0]?.name ?? "",
    }),
  );
  const complaints = await giveFiles(context, target, files);
  toast.dismiss(told);
  for (const complaint of complaints) toast.error(complaint);
  const taken = files.length - complaints.length;
  if (taken > 0)
    toast.success(
      t("{taken, plural, one {“{label}” reads # more file} other {“{label}” reads # more files}}", { taken, label }),
    );
}

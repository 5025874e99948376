"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useEffect } from "react";
import { ApiDialog } from "@/components/api-dialog/api-dialog";
import { CanvasMenu } from "./canvas-menu";
import { CanvasProvider, type CanvasContextValue, useCanvas, useCanvasContext } from "./canvas-context";
import type { CommandContext } from "./commands/command";
import { useCommandContext } from "./commands/use-commands";
import { useShortcuts } from "./commands/use-shortcuts";
import { CanvasCodeDialog } from "./canvas-code-dialog";
import { FindDialog } from "./connect/find-dialog";
import { QuickAdd } from "./connect/quick-add";
import { WireDialog } from "./connect/wire-dialog";
import { DescribeDialog } from "./describe-dialog";
import { EmptyCanvas } from "./empty-canvas";
import { FlowSurface } from "./flow-surface";
import { goToNode } from "./go-to-node";
import { KeepInView } from "./keep-in-view";
import { LeaveGuard } from "./leave-guard";
import { Palette } from "./palette/palette";
import { SidePanel } from "./panel/side-panel";
import { ConflictDialog } from "./top-bar/conflict-dialog";
import { TemplateDialog } from "./template-dialog";
import { LiveRegion } from "./announce/live-region";
import { OutlinePanel } from "./outline/outline-panel";
import { SelectionBar } from "./selection-bar";
import { SubFlowDialog } from "./sub-flow/sub-flow-dialog";
import { FindTextDialog } from "./texts/find-text-dialog";
import { Tour } from "./tour/tour";
import { TourOffer } from "./tour/tour-offer";
import { TopBar } from "./top-bar/top-bar";
import { UpsertDialog } from "./upsert/upsert-dialog";
import { useDraft } from "./use-draft";
import { useDrop } from "./use-drop";
import { useLiveFlow } from "./use-live-flow";
import { ViewControls } from "./view-controls";
import { VersionView } from "./versions/version-view";
import { watchProblems } from "./watch-problems";

/** Draws and edits one flow. */
export function CanvasEditor({ value }: { value: CanvasContextValue }) {
  return (
    <CanvasProvider value={value}>
      <ReactFlowProvider>
        <Editor />
      </ReactFlowProvider>
    </CanvasProvider>
  );
}

function Editor() {
  const context = useCommandContext();
  useShortcuts(context);
  useDraft();
  useLiveFlow();
  const { store, catalogue } = useCanvasContext();
  useEffect(() => watchProblems(store, catalogue.specs), [store, catalogue]);
  useNodeOfAddress(context);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TopBar context={context} />
      <div className="relative flex min-h-0 flex-1">
        <Palette />
        <OutlinePanel />
        <div className="relative min-w-0 flex-1">
          <Surface context={context} />
          <VersionView />
        </div>
        <SidePanel />
      </div>
      <QuickAdd />
      <WireDialog />
      <FindDialog />
      <FindTextDialog />
      <SubFlowDialog />
      <ConflictDialog />
      <LeaveGuard />
      <CallDialog />
      <UpsertDialog />
      <DescribeDialog />
      <TemplateDialog />
      <CanvasCodeDialog />
      <Tour />
      <LiveRegion />
    </div>
  );
}

/** A link may lead to a node of the flow: `?node=` and its id. */
function useNodeOfAddress({ view }: CommandContext): void {
  const { store } = useCanvasContext();
  useEffect(() => {
    const id = new URLSearchParams(window.location.search).get("node");
    if (id !== null && store.getState().document.nodes.some((node) => node.id === id)) goToNode(store, view, id);
    // Once, when the flow is opened.
  }, [store, view]);
}

function Surface({ context }: { context: CommandContext }) {
  const onDrop = useDrop();
  return (
    <>
      {/* Inside the drawing, so that a node can be dropped on what an empty one says. */}
      <CanvasMenu context={context}>
        <FlowSurface onDropSpec={onDrop}>
          <EmptyCanvas context={context} />
        </FlowSurface>
      </CanvasMenu>
      <SelectionBar context={context} />
      <ViewControls context={context} />
      <TourOffer />
      <KeepInView context={context} />
    </>
  );
}

function CallDialog() {
  const { store } = useCanvasContext();
  const open = useCanvas((state) => state.overlay?.kind === "api");
  const id = useCanvas((state) => state.head.id);
  return <ApiDialog flowId={id} open={open} onOpenChange={(next) => !next && store.setState({ overlay: undefined })} />;
}

"use client";

import { History, MessageSquare, PanelRightClose, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-context";
import type { Panel } from "@/components/canvas/canvas-state";
import { Inspector } from "@/components/canvas/inspector/inspector";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { HistoryPane } from "@/components/canvas/versions/history-pane";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { ChatPane } from "./chat-pane";
import { PanelResizer } from "./panel-resizer";
import { readPanelWidth, writePanelWidth } from "./panel-width";
import { useWide } from "./use-wide";

const panelNames: Readonly<Record<Panel, Wording>> = {
  inspector: msg("Node settings"),
  chat: msg("Chat"),
  history: msg("History"),
};

/** Settings of the node, the chat or the history, beside the canvas; over it where there is no room. */
export function SidePanel() {
  const panel = useCanvas((state) => state.panel);
  const wide = useWide();
  if (!wide) return <PanelSheet panel={panel} />;
  return panel ? <PanelColumn panel={panel} /> : null;
}

function PanelColumn({ panel }: { panel: Panel }) {
  const [width, setWidth] = useState(() => readPanelWidth(window.localStorage));
  const resized = (next: number) => {
    setWidth(next);
    writePanelWidth(window.localStorage, next);
  };
  return (
    <aside
      aria-label={t(panelNames[panel])}
      style={{ width }}
      className="relative flex max-w-[60vw] shrink-0 flex-col border-l bg-background"
    >
      <PanelResizer width={width} onResize={setWidth} onResized={resized} />
      <PanelContent panel={panel} />
    </aside>
  );
}

function PanelSheet({ panel }: { panel: Panel | undefined }) {
  const store = useCanvasStore();
  return (
    <Sheet open={panel !== undefined} onOpenChange={(open) => !open && store.setState({ panel: undefined })}>
      <SheetContent
        side="bottom"
        title={t(panel ? panelNames[panel] : "Panel")}
        hideTitle
        className="h-[85dvh] overflow-hidden"
      >
        {panel && <PanelContent panel={panel} />}
      </SheetContent>
    </Sheet>
  );
}

function PanelContent({ panel }: { panel: Panel }) {
  const head = <PanelSwitch panel={panel} />;
  if (panel === "chat") return <ChatPane heading={head} />;
  const content = panel === "history" ? <HistoryPane /> : <Inspector />;
  return (
    <>
      <div className="flex min-h-11 shrink-0 items-center border-b py-1.5 pr-2 pl-4">{head}</div>
      {content}
    </>
  );
}

function CloseButton() {
  const store = useCanvasStore();
  return (
    <IconButton
      label={t("Hide the panel")}
      size="sm"
      onClick={() => store.setState({ panel: undefined, viewing: undefined })}
    >
      <PanelRightClose />
    </IconButton>
  );
}

const choices = [
  { panel: "inspector", label: msg("Settings"), icon: SlidersHorizontal },
  { panel: "chat", label: msg("Chat"), icon: MessageSquare },
  { panel: "history", label: msg("History"), icon: History },
] as const;

function PanelSwitch({ panel }: { panel: Panel }) {
  const store = useCanvasStore();
  return (
    <div role="group" aria-label={t("Panel")} className="-ml-2 flex items-center gap-0.5">
      <CloseButton />
      {choices.map(({ panel: each, label, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === panel}
          onClick={() => store.setState({ panel: each, viewing: undefined })}
          className={cn(
            "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm text-muted-foreground hover:text-foreground pointer-coarse:h-9",
            each === panel && "bg-muted font-medium text-foreground",
          )}
        >
          <Icon aria-hidden className="size-4" />
          {t(label)}
        </button>
      ))}
    </div>
  );
}

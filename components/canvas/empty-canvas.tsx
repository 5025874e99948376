"use client";

import { useQuery } from "@tanstack/react-query";
import { FileUp, LayoutTemplate, Plus, Sparkles } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { useCanvas, useCanvasStore, useReadOnly } from "./canvas-context";
import { addNode } from "./commands/add-node";
import type { CommandContext } from "./commands/command";
import { describeFlow } from "./commands/describe-flow";
import { importFlow } from "./commands/import-flow";
import { insert } from "./edits";
import { withoutIdleStart } from "./without-idle-start";

/** What an empty canvas offers: three ways to begin, and the gestures. */
export function EmptyCanvas({ context }: { context: CommandContext }) {
  const empty = useCanvas((state) => state.document.nodes.length === 0);
  const readOnly = useReadOnly();
  const kind = useCanvas((state) => state.head.kind);
  if (!empty) return null;
  if (readOnly)
    return (
      <Centred>
        {rich(
          "This {kind, select, agentflow {agentflow} other {chatflow}} is empty. Somebody with the right to edit has to draw it first.",
          { kind },
        )}
      </Centred>
    );
  return (
    <Centred>
      <h2 className="text-lg font-semibold">{t("How do you want to begin?")}</h2>
      <div className="mt-4 grid w-full gap-3 sm:grid-cols-2">
        <ExampleCard context={context} />
        <StartCard icon={<Sparkles />} title={t("Describe it")} onClick={() => describeFlow.run(context)}>
          {t("Say what it should do. A model draws it, and you decide.")}
        </StartCard>
        <StartCard icon={<FileUp />} title={t("Import a file")} onClick={() => importFlow.run(context)}>
          {t("A flow exported from here, Flowise or FlowGen. You can drop it here, too.")}
        </StartCard>
        <StartCard icon={<Plus />} title={t("Add the first node")} onClick={() => addNode.run(context)}>
          {kind === "chatflow"
            ? t("A chain or an agent answers; models, prompts and tools plug into it.")
            : t("Start comes first; then agents, conditions and replies follow each other.")}
        </StartCard>
      </div>
      <p className="mt-5 hidden max-w-120 text-center text-sm text-balance text-muted-foreground sm:block">
        {t(
          "Drag to move around, scroll to zoom. Drag from a dot to connect, hold Shift to select several. Press ? for all keys.",
        )}
      </p>
    </Centred>
  );
}

function Centred({ children }: { children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-5 flex items-center justify-center overflow-y-auto p-4">
      <div className="pointer-events-auto flex w-full max-w-170 flex-col items-center text-center">{children}</div>
    </div>
  );
}

const cardClasses =
  "flex flex-col items-start gap-1 rounded-lg border bg-card p-4 text-left transition-colors hover:border-input hover:bg-hover [&>svg]:mb-1.5 [&>svg]:size-5 [&>svg]:text-muted-foreground";

interface StartCardProps {
  icon: ReactNode;
  title: string;
  onClick?: () => void;
  children: ReactNode;
}

function StartCard({ icon, title, children, ...props }: StartCardProps) {
  return (
    <button type="button" className={cardClasses} {...props}>
      {icon}
      <span className="font-medium">{title}</span>
      <span className="text-sm text-pretty text-muted-foreground">{children}</span>
    </button>
  );
}

function ExampleCard({ context }: { context: CommandContext }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button type="button" className={cardClasses}>
          <LayoutTemplate aria-hidden />
          <span className="font-medium">{t("Start from an example")}</span>
          <span className="text-sm text-pretty text-muted-foreground">
            {t("Copies a flow of this workspace onto this canvas.")}
          </span>
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("Examples")} className="max-h-80 overflow-y-auto p-1">
        <Examples context={context} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function Examples({ context, onDone }: { context: CommandContext; onDone: () => void }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const store = useCanvasStore();
  const { id, kind } = useCanvas((state) => state.head);
  const { data, isPending } = useQuery(trpc.flows.list.queryOptions({ kind }));
  const others = (data ?? []).filter((flow) => flow.id !== id && flow.nodeNames.length > 0);
  const copy = async (from: string) => {
    onDone();
    try {
      const { document } = await client.flows.get.query({ id: from });
      store.edit((now) => insert(withoutIdleStart(now, document), document).document);
      requestAnimationFrame(() => void context.view.fitView({ padding: 0.15, maxZoom: 1 }));
    } catch (error) {
      toast.error(t("The example was not copied"), { description: errorMessage(error) });
    }
  };
  if (isPending) return <Skeleton className="m-2 h-5" />;
  if (others.length === 0)
    return (
      <p className="px-2 py-3 text-sm text-muted-foreground">
        {rich("This workspace has no other {kind, select, agentflow {agentflow} other {chatflow}} to copy.", { kind })}
      </p>
    );
  return others.map((flow) => (
    <button
      key={flow.id}
      type="button"
      onClick={() => void copy(flow.id)}
      className="block w-full truncate rounded-sm px-2 py-1.5 text-left hover:bg-hover"
    >
      {flow.name}
    </button>
  ));
}

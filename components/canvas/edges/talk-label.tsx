import { MessagesSquare } from "lucide-react";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-context";
import { focusInspector } from "@/components/canvas/focus-inspector";
import { t } from "@/components/words/t";
import type { FlowEdge } from "@/domain/flow/flow-document";

/** How long two agents talk, on their wire. Pressed it opens the conversation's settings. */
export function TalkLabel({ edge: { id, source, target, converse } }: { edge: FlowEdge }) {
  const store = useCanvasStore();
  const nameOf = (nodeId: string) =>
    store.getState().document.nodes.find((node) => node.id === nodeId)?.label ?? nodeId;
  const order = useCanvas(({ document }) => orderOf(document.edges, id, source));
  const turns = turnsText(converse?.maxTurns);
  const open = () => {
    store.select([], [id]);
    store.setState({ panel: "inspector" });
    focusInspector();
  };
  return (
    <button
      type="button"
      aria-label={t("Conversation from {nameOf} to {nameOf2}, {turns}", {
        nameOf: nameOf(source),
        nameOf2: nameOf(target),
        turns,
      })}
      title={converse?.message ?? t("Set how the two talk")}
      onClick={open}
      className="pointer-events-auto flex h-6 items-center gap-1.5 rounded-full border border-input bg-card px-2 text-xs text-muted-foreground transition-colors hover:border-ring hover:text-foreground pointer-coarse:h-8"
    >
      <MessagesSquare aria-hidden className="size-3.5" />
      {order !== undefined && <span className="font-semibold tabular-nums">{order}.</span>}
      {turns}
    </button>
  );
}

const turnsText = (turns: number | undefined): string =>
  turns === undefined ? t("until it ends") : t("{turns, plural, one {# turn} other {# turns}}", { turns });

/** Its place among the conversations that the same agent begins, which are led one after the other. */
function orderOf(edges: readonly FlowEdge[], id: string, source: string): number | undefined {
  const own = edges.filter((edge) => edge.source === source);
  return own.length < 2 ? undefined : own.findIndex((edge) => edge.id === id) + 1;
}

import { Minus, Move, Pencil, Plus } from "lucide-react";
import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { ChangeKind } from "@/domain/flow/diff-documents";
import type { FlowNode } from "@/domain/flow/flow-document";
import { absolutePlace } from "@/components/canvas/absolute-place";
import { useCanvas, useDrag } from "@/components/canvas/canvas-context";
import { FlowLayer } from "@/components/canvas/flow-layer";
import { cn } from "@/components/ui/cn";
import { personColor } from "./person-color";

export const changeWords: Readonly<Record<ChangeKind, Wording>> = {
  added: msg("Added"),
  removed: msg("Removed"),
  changed: msg("Changed"),
  moved: msg("Moved"),
};

const icons = { added: Plus, removed: Minus, changed: Pencil, moved: Move } as const;

export const changeColors: Readonly<Record<ChangeKind, string>> = {
  added: "border-ok text-ok",
  removed: "border-failed border-dashed text-failed",
  changed: "border-waiting text-waiting",
  moved: "border-input border-dotted text-muted-foreground",
};

export function ChangeIcon({ kind }: { kind: ChangeKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden className="size-3.5 shrink-0" />;
}

/** Around cards: what became of them between two versions, and who else has them selected. */
export function NodeMarks() {
  const marks = useCanvas((state) => state.marks);
  const others = useCanvas((state) => state.others);
  const held = others.flatMap((person) => person.selected.map((id) => ({ id, person })));
  if (!marks && held.length === 0) return null;
  return (
    <FlowLayer of="frames">
      {marks && <WireMarks marks={marks} />}
      {[...(marks ?? [])].map(([id, kind]) => (
        <Frame key={id} id={id} className={changeColors[kind]}>
          <ChangeIcon kind={kind} />
          {t(changeWords[kind])}
        </Frame>
      ))}
      {held.map(({ id, person }) => (
        <Frame key={`${person.tab} ${id}`} id={id} style={{ borderColor: personColor(person.userId) }}>
          <span aria-hidden className="size-2 rounded-full" style={{ background: personColor(person.userId) }} />
          <span className="text-foreground">{person.name}</span>
        </Frame>
      ))}
    </FlowLayer>
  );
}

/** The library draws a wire's group itself, so that what became of it is written on that. */
function WireMarks({ marks }: { marks: ReadonlyMap<string, ChangeKind> }) {
  const place = useRef<HTMLSpanElement>(null);
  const edges = useCanvas((state) => state.document.edges);
  useEffect(() => {
    const canvas = place.current?.closest(".react-flow");
    for (const wire of canvas?.querySelectorAll<SVGGElement>(".react-flow__edge") ?? []) {
      const change = marks.get(wire.dataset["id"] ?? "");
      if (change) wire.dataset["change"] = change;
      else delete wire.dataset["change"];
    }
  }, [marks, edges]);
  return <span ref={place} hidden />;
}

interface FrameProps {
  id: string;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

function Frame({ id, className, style, children }: FrameProps) {
  const node = useCanvas((state) => state.document.nodes.find((each) => each.id === id));
  return node ? <PlacedFrame node={node} className={className} style={style} words={children} /> : null;
}

/** Room between a card and its frame. */
const room = 5;

function PlacedFrame({
  node,
  className,
  style,
  words,
}: {
  node: FlowNode;
  className: string | undefined;
  style: CSSProperties | undefined;
  words: ReactNode;
}) {
  const dragged = useDrag((drag) => drag?.positions.get(node.id));
  const x = useCanvas((state) => placeOf(dragged, state.document, node).x);
  const y = useCanvas((state) => placeOf(dragged, state.document, node).y);
  const size = useCanvas((state) => state.measured.get(node.id));
  if (!size) return null;
  return (
    <div
      data-mark={node.id}
      className={cn("pointer-events-none absolute rounded-lg border-2", className)}
      style={{
        ...style,
        transform: `translate(${String(x - room)}px, ${String(y - room)}px)`,
        width: size.width + 2 * room,
        height: size.height + 2 * room,
      }}
    >
      <span
        className="absolute bottom-full left-2 mb-0.5 flex items-center gap-1 rounded-full border-[1.5px] bg-card px-2 py-px text-xs font-medium whitespace-nowrap"
        style={{ borderColor: "inherit" }}
      >
        {words}
      </span>
    </div>
  );
}

function placeOf(
  dragged: { x: number; y: number } | undefined,
  document: Parameters<typeof absolutePlace>[0],
  node: FlowNode,
): { x: number; y: number } {
  return absolutePlace(document, dragged ? { ...node, position: dragged } : node);
}

import { NodeResizer, type NodeProps } from "@xyflow/react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { setInput } from "@/components/canvas/edits";
import type { CardNode } from "@/components/canvas/projection";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { sameCard } from "./same-card";

/** A remark on the canvas. Double-click or Enter to write, Escape to finish. */
export const NoteCard = memo(function NoteCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const readOnly = useReadOnly();
  const writing = useCanvas((state) => state.naming === node.id);
  const store = useCanvasStore();
  const note = typeof node.inputs["note"] === "string" ? node.inputs["note"] : "";
  return (
    <>
      <NodeResizer isVisible={selected && !readOnly} minWidth={160} minHeight={64} />
      <div
        onDoubleClick={() => readOnly || store.setState({ naming: node.id })}
        className={cn(
          "h-full min-h-16 w-full min-w-40 rounded-md border border-waiting/30 bg-waiting-soft text-foreground",
          node.size ? "" : "max-w-75",
          selected && "border-ring ring-2 ring-ring/35",
        )}
      >
        {writing ? <NoteInput id={node.id} note={note} /> : <NoteText note={note} />}
      </div>
    </>
  );
}, sameCard);

function NoteText({ note }: { note: string }) {
  if (note === "") return <p className="px-3 py-2 text-muted-foreground">{t("Empty note. Double-click to write.")}</p>;
  return <p className="px-3 py-2 wrap-anywhere whitespace-pre-wrap">{note}</p>;
}

function NoteInput({ id, note }: { id: string; note: string }) {
  const store = useCanvasStore();
  const [text, setText] = useState(note);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(note.length, note.length);
    // Only when writing begins: later the cursor is the writer's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const end = () => {
    store.edit((document) => setInput(document, id, "note", text));
    store.setState({ naming: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") end();
  };
  return (
    <textarea
      ref={area}
      aria-label={t("Note")}
      value={text}
      rows={3}
      onChange={(event) => setText(event.target.value)}
      onBlur={end}
      onKeyDown={onKeyDown}
      className="nodrag nopan nowheel field-sizing-content h-full min-h-16 w-full resize-none bg-transparent px-3 py-2 outline-none"
    />
  );
}

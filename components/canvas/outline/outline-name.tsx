import { type KeyboardEvent, useState } from "react";
import { useCanvasStore } from "@/components/canvas/canvas-context";
import { setLabel } from "@/components/canvas/edits";
import { t } from "@/components/words/t";
import type { FlowNode } from "@/domain/flow/flow-document";

/** A node's name in the outline; being renamed it is a field. */
export function OutlineName({ node, editing, onDone }: { node: FlowNode; editing: boolean; onDone: () => void }) {
  if (editing) return <NameInput node={node} onDone={onDone} />;
  return <span className="block truncate font-medium">{node.label}</span>;
}

function NameInput({ node, onDone }: { node: FlowNode; onDone: () => void }) {
  const store = useCanvasStore();
  const [text, setText] = useState(node.label);
  const keep = () => {
    const name = text.trim();
    if (name !== "") store.edit((document) => setLabel(document, node.id, name));
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.nativeEvent.isComposing) keep();
    if (event.key === "Escape") onDone();
  };
  return (
    <input
      aria-label={t("Node name")}
      autoFocus
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      className="w-full rounded-sm border border-ring bg-card px-1 font-medium outline-none"
    />
  );
}

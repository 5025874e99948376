import { type KeyboardEvent, useState } from "react";
import { useCanvas, useCanvasStore } from "@/components/canvas/canvas-context";
import { setLabel } from "@/components/canvas/edits";
import { t } from "@/components/words/t";

/** A node's name on its card; double-click or F2 turns it into a field. */
export function NodeTitle({ id, label }: { id: string; label: string }) {
  const store = useCanvasStore();
  const naming = useCanvas((state) => state.naming === id);
  if (naming) return <TitleInput id={id} label={label} />;
  const begin = () => {
    if (!store.getState().readOnly) store.setState({ naming: id });
  };
  return (
    <span className="block truncate font-medium" title={label} onDoubleClick={begin}>
      {label}
    </span>
  );
}

function TitleInput({ id, label }: { id: string; label: string }) {
  const store = useCanvasStore();
  const [text, setText] = useState(label);
  const end = () => store.setState({ naming: undefined });
  const keep = () => {
    const name = text.trim();
    if (name !== "") store.edit((document) => setLabel(document, id, name));
    end();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.nativeEvent.isComposing) keep();
    if (event.key === "Escape") end();
  };
  return (
    <input
      aria-label={t("Node name")}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
      className="nodrag nopan -mx-1 w-full rounded-sm border border-ring bg-card px-0.75 font-medium outline-none"
    />
  );
}

"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { Input } from "./input";

interface InlineEditProps {
  /** Accessible name of the field: "Name of Support assistant". */
  label: string;
  value: string;
  maxLength?: number;
  /** Called with the trimmed text when it is neither empty nor unchanged. */
  onSave: (value: string) => void;
  /** Editing is over. `byKey`: the focus belongs back where it was. */
  onDone: (byKey: boolean) => void;
  className?: string;
}

/** A text edited where it stands: Enter or leaving saves, Escape takes it back. */
export function InlineEdit({ label, value, maxLength = 120, onSave, onDone, className }: InlineEditProps) {
  const [text, setText] = useState(value);
  // The field that goes away by key loses the focus as well; only the first of the two counts.
  const over = useRef(false);
  const finish = (save: boolean, byKey: boolean) => {
    if (over.current) return;
    over.current = true;
    const next = text.trim();
    if (save && next !== "" && next !== value) onSave(next);
    onDone(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") finish(true, true);
    else if (event.key === "Escape") finish(false, true);
    event.stopPropagation();
  };
  return (
    <Input
      autoFocus
      aria-label={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => finish(true, false)}
      onKeyDown={onKeyDown}
      className={className}
    />
  );
}

"use client";

import { type KeyboardEvent, useState } from "react";
import { Input } from "./input";

interface InlineEditProps {
  /** Accessible name of the field: "Name of Support assistant". */
  label: string;
  value: string;
  maxLength?: number;
  /** Called with the trimmed text when it is neither empty nor unchanged. */
  onSave: (value: string) => void;
  onDone: () => void;
  className?: string;
}

/** A text edited where it stands: Enter or leaving saves, Escape takes it back. */
export function InlineEdit({ label, value, maxLength = 120, onSave, onDone, className }: InlineEditProps) {
  const [text, setText] = useState(value);
  const save = () => {
    const next = text.trim();
    if (next !== "" && next !== value) onSave(next);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    else if (event.key === "Escape") onDone();
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
      onBlur={save}
      onKeyDown={onKeyDown}
      className={className}
    />
  );
}

"use client";

import { type KeyboardEvent, useRef } from "react";
import type { CodeField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Button } from "@/components/ui/button";

const indent = "  ";

/** Code with line numbers. Tab indents; Escape and then Tab leaves the field, so that nobody is caught in it. */
export function CodeInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<CodeField>) {
  const text = asText(value);
  const numbers = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") leaving.current = true;
    if (event.key !== "Tab" || event.shiftKey || leaving.current || readOnly) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    onChange(text.slice(0, selectionStart) + indent + text.slice(selectionEnd));
    const area = event.currentTarget;
    requestAnimationFrame(() => area.setSelectionRange(selectionStart + indent.length, selectionStart + indent.length));
  };
  const lines = Math.max(6, text.split("\n").length);
  return (
    <>
      <div className="flex overflow-hidden rounded-md border border-input bg-card font-mono text-sm focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/30">
        <div
          ref={numbers}
          aria-hidden
          className="max-h-96 overflow-hidden border-r bg-muted px-2 py-1.5 text-right leading-5 text-muted-foreground select-none"
        >
          {Array.from({ length: lines }, (_, line) => (
            <div key={line}>{line + 1}</div>
          ))}
        </div>
        <textarea
          {...control}
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          wrap="off"
          rows={lines}
          placeholder={field.placeholder ?? field.example}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => void (leaving.current = false)}
          onScroll={(event) => numbers.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onBlur={onDone}
          className="max-h-96 min-w-0 flex-1 resize-none bg-transparent px-2 py-1.5 leading-5 outline-none"
        />
      </div>
      {field.example && text === "" && !readOnly && (
        <Button size="sm" className="self-start" onClick={() => onChange(field.example)}>
          Insert the example
        </Button>
      )}
    </>
  );
}

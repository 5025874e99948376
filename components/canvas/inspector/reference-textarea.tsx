"use client";

import { type KeyboardEvent, type Ref, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { FieldControl } from "@/components/ui/field";
import { controlClasses } from "@/components/ui/input";
import { completeReference, matchChoices, openReference, type ReferenceChoice } from "./reference-choices";

interface ReferenceTextareaProps {
  control: FieldControl;
  value: string;
  onChange: (value: string) => void;
  onDone: () => void;
  /** A reference was chosen that needs a wire. */
  onChoose?: (choice: ReferenceChoice) => void;
  choices: readonly ReferenceChoice[];
  readOnly: boolean;
  rows: number;
  placeholder?: string | undefined;
  mono?: boolean;
}

/** A text field in which two braces open the list of what may stand between them. */
export function ReferenceTextarea(props: ReferenceTextareaProps) {
  const { control, value, readOnly, rows, placeholder, mono } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useCompletion(props, area);
  return (
    <div className="relative">
      <textarea
        {...control}
        {...list.aria}
        ref={area}
        value={value}
        rows={rows}
        readOnly={readOnly}
        placeholder={placeholder}
        spellCheck={!mono}
        onChange={(event) => list.type(event.target.value, event.target.selectionStart)}
        onKeyDown={list.onKeyDown}
        onSelect={(event) => list.look(event.currentTarget.value, event.currentTarget.selectionStart)}
        onBlur={list.leave}
        className={cn(
          controlClasses,
          "field-sizing-content max-h-96 resize-y px-2.5 py-1.5",
          rows === 1 && "min-h-8 resize-none",
          mono && "font-mono text-sm",
        )}
      />
      {list.found.length > 0 && <ChoiceList {...list} />}
    </div>
  );
}

function useCompletion(
  { value, onChange, onDone, onChoose, choices, readOnly }: ReferenceTextareaProps,
  area: Ref<HTMLTextAreaElement> & { current: HTMLTextAreaElement | null },
) {
  const id = useId();
  const [open, setOpen] = useState<{ start: number; typed: string }>();
  const [active, setActive] = useState(0);
  const found = open && !readOnly ? matchChoices(choices, open.typed).slice(0, 12) : [];
  const look = (text: string, cursor: number) => {
    const next = openReference(text, cursor);
    if (next?.typed !== open?.typed) setActive(0);
    setOpen(next);
  };
  const choose = (choice: ReferenceChoice) => {
    if (!open) return;
    const cursor = area.current?.selectionStart ?? value.length;
    const done = completeReference(value, cursor, open.start, choice.text);
    onChange(done.text);
    onChoose?.(choice);
    setOpen(undefined);
    requestAnimationFrame(() => area.current?.setSelectionRange(done.cursor, done.cursor));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = found[active];
    if (!current || event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(current);
    else if (event.key === "Escape") setOpen(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    ...{ id, found, active, choose, look, onKeyDown },
    type: (text: string, cursor: number) => {
      onChange(text);
      look(text, cursor);
    },
    leave: () => {
      setOpen(undefined);
      onDone();
    },
    aria: {
      "aria-autocomplete": "list" as const,
      "aria-haspopup": "listbox" as const,
      "aria-controls": found.length > 0 ? `${id}-list` : undefined,
      "aria-activedescendant": found.length > 0 ? `${id}-${String(active)}` : undefined,
    },
  };
}

interface ChoiceListProps {
  id: string;
  found: readonly ReferenceChoice[];
  active: number;
  choose: (choice: ReferenceChoice) => void;
}

function ChoiceList({ id, found, active, choose }: ChoiceListProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="What may stand here"
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-md bg-popover p-1 shadow-float"
    >
      {found.map((choice, index) => (
        <div
          key={choice.text}
          id={`${id}-${String(index)}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the field loses the focus, or there is no cursor to put it at.
          onMouseDown={(event) => {
            event.preventDefault();
            choose(choice);
          }}
          className={cn("cursor-pointer rounded-sm px-2 py-1", index === active && "bg-hover")}
        >
          <span className="block truncate font-mono text-sm">{choice.label}</span>
          <span className="block truncate text-sm text-muted-foreground">
            {choice.hint}
            {choice.needs && " · draws the wire"}
          </span>
        </div>
      ))}
    </div>
  );
}

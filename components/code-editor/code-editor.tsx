"use client";

import { type CSSProperties, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { controlClasses } from "@/components/ui/input";
import { t } from "@/components/words/t";
import type { EditorHandle } from "./create-editor";
import { type EditorOptions, isProgram, type Suggestion } from "./editor-options";
import { useEditorModule } from "./use-editor-module";

/** A field for texts and programs. Until the editor is there it is a plain text area, and stays one where it cannot come. */
export function CodeEditor<S extends Suggestion>({ className, ...options }: EditorOptions<S> & { className?: string }) {
  const loaded = useEditorModule();
  const plainRef = useRef<Plain>({ focused: false, anchor: 0, head: 0 });
  const { language, control, readOnly, big, rows = 1 } = options;
  const hint = isProgram(language) && !readOnly && !big ? `${control.id}-keys` : undefined;
  const described = [control["aria-describedby"], hint].filter(Boolean).join(" ") || undefined;
  const given = { ...options, control: { ...control, "aria-describedby": described } } as EditorOptions;
  return (
    <>
      <div
        data-slot="code-editor"
        className={cn(
          controlClasses,
          "overflow-hidden focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/30 has-aria-invalid:border-failed has-aria-invalid:ring-failed/25",
          isProgram(language) && "font-mono text-sm",
          big ? "flex-1 [&_.cm-scroller]:min-h-full" : "[&_.cm-scroller]:max-h-96",
          readOnly && "bg-muted",
          className,
        )}
        style={big ? undefined : ({ "--editor-height": `${String(rows * 20 + 12)}px` } as CSSProperties)}
      >
        {loaded ? (
          <Mounted create={loaded.createEditor} options={given} plainRef={plainRef} />
        ) : (
          <PlainArea options={given} plainRef={plainRef} />
        )}
      </div>
      {hint && (
        <p id={hint} className="sr-only">
          {t("Tab indents. Press Escape, then Tab, to leave the field.")}
        </p>
      )}
    </>
  );
}

/** Where the cursor was in the text area when the editor took its place. */
interface Plain {
  focused: boolean;
  anchor: number;
  head: number;
}

interface MountedProps {
  create: (parent: HTMLElement, options: EditorOptions) => EditorHandle;
  options: EditorOptions;
  plainRef: { current: Plain };
}

function Mounted({ create, options, plainRef }: MountedProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(undefined);
  const first = useRef(options);
  const { language } = options;
  useLayoutEffect(() => {
    if (!place.current) return;
    const made = create(place.current, { ...first.current, language });
    editor.current = made;
    const { focused, anchor, head } = plainRef.current;
    plainRef.current = { focused: false, anchor: 0, head: 0 };
    if (focused) made.takeOver(anchor, head);
    return () => made.destroy();
  }, [create, language, plainRef]);
  useEffect(() => {
    first.current = options;
    editor.current?.update(options);
  });
  return <div ref={place} className="h-full" />;
}

function PlainArea({ options, plainRef }: { options: EditorOptions; plainRef: { current: Plain } }) {
  const { control, label, value, onChange, onDone, readOnly, placeholder, rows = 1, language, big } = options;
  const look = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    plainRef.current = { focused: true, anchor: selectionStart, head: selectionEnd };
  };
  return (
    <textarea
      {...control}
      aria-label={label}
      value={value}
      rows={rows}
      readOnly={readOnly}
      placeholder={placeholder}
      spellCheck={!isProgram(language)}
      onChange={(event) => {
        onChange(event.target.value);
        look(event.target);
      }}
      onSelect={(event) => look(event.currentTarget)}
      onFocus={(event) => {
        look(event.target);
        options.onFocus?.();
      }}
      onBlur={() => {
        plainRef.current = { ...plainRef.current, focused: false };
        onDone?.();
      }}
      className={cn(
        "block w-full resize-none bg-transparent px-2.5 py-1.5 leading-5 outline-none field-sizing-content",
        big ? "h-full" : "max-h-96",
      )}
    />
  );
}

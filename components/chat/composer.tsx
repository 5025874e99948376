"use client";

import { type ClipboardEvent, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { AttachButton } from "./attach-button";
import type { ChatTheme } from "./chat-theme";
import { ComposerButtons } from "./composer-buttons";
import { GrowingField } from "./growing-field";
import { RecordingBar } from "./recording-bar";
import type { Recorder } from "./use-recorder";

interface ComposerProps {
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  onStop: () => void;
  busy: boolean;
  /** Why nothing can be sent at the moment. One may still type. */
  disabledReason?: string;
  notice?: string;
  placeholder?: string;
  theme?: ChatTheme;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What is attached, drawn. */
  files?: ReactNode;
  hasFiles?: boolean;
  /** Files that were chosen or pasted. */
  onFiles?: (files: File[]) => void;
  /** Present where files are taken: their types for the dialog. */
  attach?: { types: string | undefined };
  /** Present where recordings are taken. */
  recorder?: Recorder;
}

/** Where one types: Enter sends, Shift and Enter begins a line. It grows to eight lines, then scrolls. */
export function Composer(props: ComposerProps) {
  const { value, busy, disabledReason, theme, hasFiles = false, recorder } = props;
  const blocked = disabledReason !== undefined;
  const send = () => {
    if (!busy && !blocked) props.onSend();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form
      onSubmit={submit}
      // The transcript keeps room for its scrollbar; the same room here keeps both in line.
      className="overflow-hidden [scrollbar-gutter:stable_both-edges] [scrollbar-width:thin]"
    >
      <div className="mx-auto w-full max-w-3xl px-4 pt-1 pb-4 sm:px-5">
        <ComposerNote reason={disabledReason} notice={props.notice} />
        <div
          className={cn(
            "rounded-lg border border-input bg-card p-1 transition-colors",
            "focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/30",
            theme?.input?.scheme,
          )}
          style={theme?.input?.style}
        >
          {props.files}
          <div className={cn("flex items-end gap-1", !props.attach && "pl-2")}>
            {recorder && recorder.phase !== "idle" ? (
              <RecordingBar recorder={recorder} />
            ) : (
              <>
                {props.attach && props.onFiles && <AttachButton types={props.attach.types} onFiles={props.onFiles} />}
                <ComposerField {...props} onSend={send} />
                <ComposerButtons
                  busy={busy}
                  disabled={blocked || (value.trim() === "" && !hasFiles)}
                  onStop={props.onStop}
                  onRecord={blocked ? undefined : recorder?.start}
                  theme={theme}
                />
              </>
            )}
          </div>
        </div>
      </div>
    </form>
  );
}

function ComposerField({ value, field, disabledReason, placeholder, onChange, onSend, onFiles }: ComposerProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    onSend();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // Copied cells and pages bring a picture of themselves along, which nobody meant.
    if (!onFiles || files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <GrowingField text={value}>
      <textarea
        ref={field}
        rows={1}
        value={value}
        aria-label={t("Message")}
        aria-describedby={disabledReason === undefined ? undefined : "composer-note"}
        placeholder={placeholder ?? t("Ask something")}
        onChange={(event) => onChange(event.target.value)}
        {...{ onKeyDown, onPaste }}
        className="[grid-area:1/1] resize-none overflow-y-auto bg-transparent px-1 py-1.5 outline-hidden pointer-coarse:py-2"
      />
    </GrowingField>
  );
}

function ComposerNote({ reason, notice }: { reason: string | undefined; notice: string | undefined }) {
  return (
    <output
      id="composer-note"
      className="block px-1 pb-1.5 text-sm break-words whitespace-pre-line text-muted-foreground empty:hidden"
    >
      {reason ?? notice}
    </output>
  );
}

/** While an input method offers words, Enter chooses one of them. Safari says so only by the key code. */
const isComposing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.keyCode === 229;

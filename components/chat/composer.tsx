"use client";

import { ArrowUp, Square } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/components/ui/cn";
import type { ChatTheme } from "./chat-theme";

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
}

/** Where one types: Enter sends, Shift and Enter begins a line. It grows to eight lines, then scrolls. */
export function Composer({
  value,
  onChange,
  onSend,
  onStop,
  busy,
  disabledReason,
  notice,
  placeholder,
  theme,
  field,
}: ComposerProps) {
  const blocked = disabledReason !== undefined;
  const send = () => {
    if (!busy && !blocked) onSend();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
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
        <ComposerNote reason={disabledReason} notice={notice} />
        <div
          className={cn(
            "flex items-end gap-1 rounded-lg border border-input bg-card p-1 pl-3 transition-colors",
            "focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/30",
            theme?.input?.scheme,
          )}
          style={theme?.input?.style}
        >
          <GrowingField text={value}>
            <textarea
              ref={field}
              rows={1}
              value={value}
              aria-label="Message"
              aria-describedby={blocked ? "composer-note" : undefined}
              placeholder={placeholder ?? "Ask something"}
              onChange={(event) => onChange(event.target.value)}
              onKeyDown={onKeyDown}
              className="[grid-area:1/1] resize-none overflow-y-auto bg-transparent py-1.5 outline-hidden pointer-coarse:py-2"
            />
          </GrowingField>
          <ComposerButton busy={busy} disabled={blocked || value.trim() === ""} onStop={onStop} theme={theme} />
        </div>
      </div>
    </form>
  );
}

interface ComposerButtonProps {
  busy: boolean;
  disabled: boolean;
  onStop: () => void;
  theme: ChatTheme | undefined;
}

function ComposerButton({ busy, disabled, onStop, theme }: ComposerButtonProps) {
  if (busy) {
    return (
      <IconButton label="Stop" variant="secondary" onClick={onStop} tooltipSide="top">
        <Square className="size-3 fill-current" />
      </IconButton>
    );
  }
  return (
    <IconButton
      label="Send"
      variant="primary"
      type="submit"
      tooltipSide="top"
      disabled={disabled}
      style={theme?.sendButton}
    >
      <ArrowUp />
    </IconButton>
  );
}

function ComposerNote({ reason, notice }: { reason: string | undefined; notice: string | undefined }) {
  return (
    <output id="composer-note" className="block px-1 pb-1.5 text-sm text-muted-foreground empty:hidden">
      {reason ?? notice}
    </output>
  );
}

/** While an input method offers words, Enter chooses one of them. Safari says so only by the key code. */
const isComposing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.keyCode === 229;

/** The text once more, unseen, in the same place as the field: it gives the place its height. */
function GrowingField({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grid max-h-[172px] min-w-0 flex-1 text-base pointer-coarse:max-h-[208px] pointer-coarse:text-lg">
      <div
        aria-hidden
        className="invisible max-h-[172px] overflow-hidden pointer-coarse:max-h-[208px] py-1.5 break-words whitespace-pre-wrap [grid-area:1/1] pointer-coarse:py-2"
      >
        {text}{" "}
      </div>
      {children}
    </div>
  );
}

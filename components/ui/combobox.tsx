"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import type { FieldControl } from "./field";
import { controlClasses } from "./input";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

export interface ComboboxChoice {
  value: string;
  label: string;
  description?: string;
  icon?: ReactNode;
}

interface ComboboxProps extends Partial<FieldControl> {
  value: string | undefined;
  onValueChange: (value: string) => void;
  choices: readonly ComboboxChoice[];
  placeholder?: string;
  searchPlaceholder?: string;
  /** What is typed may be taken as it stands. */
  freeText?: boolean;
  loading?: boolean;
  /** Shown instead of the choices, for a list that could not be loaded. */
  notice?: ReactNode;
  /** Under the choices: "New credential", say. */
  footer?: ReactNode;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}

/** A searchable list of choices, with free text where the caller allows it. */
export function Combobox(props: ComboboxProps) {
  const { value, choices, placeholder = t("Choose"), disabled, className } = props;
  const [open, setOpen] = useState(false);
  const listId = useId();
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild disabled={disabled}>
        <button
          type="button"
          data-slot="combobox"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-haspopup="listbox"
          aria-label={props["aria-label"]}
          aria-describedby={props["aria-describedby"]}
          aria-invalid={props["aria-invalid"]}
          aria-required={props["aria-required"]}
          id={props.id}
          className={cn(controlClasses, "flex h-8 items-center gap-2 px-2.5 text-left pointer-coarse:h-10", className)}
        >
          {chosen?.icon}
          <span className={cn("min-w-0 flex-1 truncate", !value && "text-muted-foreground")}>
            {chosen?.label ?? (value || placeholder)}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </button>
      </PopoverTrigger>
      <PopoverContent id={listId} className="w-(--radix-popover-trigger-width) min-w-56 p-0">
        <ComboboxList {...props} onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

function ComboboxList(props: ComboboxProps & { onDone: () => void }) {
  const {
    value,
    onValueChange,
    choices,
    searchPlaceholder = t("Search"),
    freeText,
    loading,
    notice,
    footer,
    onDone,
  } = props;
  const [search, setSearch] = useState("");
  const typed = search.trim();
  const choose = (next: string) => {
    onValueChange(next);
    onDone();
  };
  return (
    <Command loop className="flex max-h-80 flex-col">
      <Command.Input
        value={search}
        onValueChange={setSearch}
        placeholder={searchPlaceholder}
        className="h-9 w-full shrink-0 border-b bg-transparent px-3 text-base outline-none pointer-coarse:text-lg"
      />
      <Command.List label={t("Suggestions")} className="min-h-0 flex-1 overflow-y-auto p-1">
        {loading && <p className="px-2 py-3 text-sm text-muted-foreground">{t("Loading")}</p>}
        {notice && <div className="px-2 py-2 text-sm text-muted-foreground">{notice}</div>}
        {!loading && !freeText && (
          <Command.Empty className="px-2 py-3 text-sm text-muted-foreground">{t("Nothing matches.")}</Command.Empty>
        )}
        {choices.map((choice) => (
          <ComboboxItem
            key={choice.value}
            choice={choice}
            chosen={choice.value === value}
            onSelect={() => choose(choice.value)}
          />
        ))}
        {freeText && typed && !choices.some((choice) => choice.value === typed) && (
          <Command.Item
            forceMount
            value={`use ${typed}`}
            onSelect={() => choose(typed)}
            className="cursor-pointer rounded-sm px-2 py-1.5 text-base data-[selected=true]:bg-hover"
          >
            {rich("Use “{typed}”", { typed })}
          </Command.Item>
        )}
      </Command.List>
      {footer && <div className="border-t p-1">{footer}</div>}
    </Command>
  );
}

function ComboboxItem({ choice, chosen, onSelect }: { choice: ComboboxChoice; chosen: boolean; onSelect: () => void }) {
  return (
    <Command.Item
      value={choice.value}
      keywords={[choice.label]}
      onSelect={onSelect}
      className="flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-base data-[selected=true]:bg-hover"
    >
      {choice.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{choice.label}</span>
        {choice.description && <span className="block text-sm text-muted-foreground">{choice.description}</span>}
      </span>
      {chosen && <Check aria-hidden className="size-4 shrink-0" />}
    </Command.Item>
  );
}

"use client";

import { Search } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from "react";
import { cn } from "./cn";
import { Input } from "./input";
import { Kbd } from "./kbd";

interface SearchInputProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "type"> {
  /** The accessible name. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  /** `/` puts the cursor here. One of these on a page. */
  slashKey?: boolean;
}

/** Filters as one types. Escape empties it. */
export function SearchInput({ label, value, onValueChange, slashKey = false, className, ...props }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!slashKey) return;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const target = event.target;
      if (
        target instanceof HTMLElement &&
        (target.isContentEditable || target.closest("input, textarea, select, [role=dialog]"))
      )
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [slashKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && value !== "") {
      event.stopPropagation();
      onValueChange("");
    }
  };
  return (
    <div data-slot="search-input" className={cn("group relative", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted-foreground"
      />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="pl-8 [&::-webkit-search-cancel-button]:hidden"
        {...props}
      />
      {slashKey && value === "" && (
        <Kbd
          aria-hidden
          className="absolute inset-y-0 right-1.5 my-auto group-focus-within:hidden pointer-coarse:hidden"
        >
          /
        </Kbd>
      )}
    </div>
  );
}

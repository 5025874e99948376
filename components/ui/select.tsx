"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { controlClasses } from "./input";

export interface SelectChoice<V extends string = string> {
  value: V;
  label: ReactNode;
  description?: string;
}

interface SelectProps<V extends string> extends Omit<ComponentProps<"button">, "value" | "onChange"> {
  value: V | undefined;
  onValueChange: (value: V) => void;
  choices: readonly SelectChoice<V>[];
  placeholder?: string;
}

/** A closed list of few choices. Use `Combobox` when there are more than a dozen, or when free text is allowed. */
export function Select<V extends string>({
  value,
  onValueChange,
  choices,
  placeholder = t("Choose"),
  className,
  disabled,
  name,
  ...props
}: SelectProps<V>) {
  const byValue = (next: string) => {
    const choice = choices.find((candidate) => candidate.value === next);
    if (choice) onValueChange(choice.value);
  };
  return (
    <Radix.Root value={value ?? ""} onValueChange={byValue} disabled={disabled} name={name}>
      <Radix.Trigger
        data-slot="select"
        className={cn(
          controlClasses,
          "flex h-8 items-center justify-between gap-2 px-2.5 text-left data-[placeholder]:text-muted-foreground pointer-coarse:h-10",
          className,
        )}
        {...props}
      >
        <span className="min-w-0 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          data-slot="select-content"
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 overflow-hidden rounded-md bg-popover shadow-float data-[state=open]:animate-enter"
        >
          <Radix.Viewport className="p-1">
            {choices.map((choice) => (
              <Radix.Item
                key={choice.value}
                value={choice.value}
                className="relative flex cursor-pointer flex-col rounded-sm py-1.5 pr-8 pl-2 text-base outline-none select-none data-[highlighted]:bg-hover"
              >
                <Radix.ItemText>{choice.label}</Radix.ItemText>
                {choice.description && <span className="text-sm text-muted-foreground">{choice.description}</span>}
                <Radix.ItemIndicator className="absolute top-2 right-2">
                  <Check aria-hidden className="size-4" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlClasses } from "./input";

/** Grows with its text where the browser can, up to the height set by the caller. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      rows={rows}
      className={cn(controlClasses, "max-h-96 resize-y field-sizing-content px-2.5 py-1.5", className)}
      {...props}
    />
  );
}

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";

interface FoldProps {
  title: string;
  /** Beside the title, in grey: how many fields, or what they say. */
  hint?: ReactNode;
  /** Open from the start. */
  open?: boolean;
  /** Something inside is wrong: it stays open. */
  troubled?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of the form that is folded away until somebody wants it, or something in it is wrong. */
export function Fold({ title, hint, open: first = false, troubled = false, className, children }: FoldProps) {
  const [open, setOpen] = useState(first);
  const shown = open || troubled;
  return (
    <section className={className}>
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-1.5 rounded-sm py-1 text-left font-medium"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-4 shrink-0 text-muted-foreground transition-transform", shown && "rotate-90")}
        />
        <span className="shrink-0">{title}</span>
        <span className="min-w-0 truncate font-normal text-muted-foreground">{hint}</span>
      </button>
      {shown && <div className="mt-3 flex flex-col gap-5">{children}</div>}
    </section>
  );
}

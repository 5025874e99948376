import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface FoldButtonProps {
  /** Id of what it folds away. */
  controls: string;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** One line of an answer that stands for more, which it unfolds. */
export function FoldButton({ controls, open, onToggle, children }: FoldButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
      className="-ml-1 flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-foreground"
    >
      <ChevronRight aria-hidden className={cn("size-4 shrink-0 transition-transform", open && "rotate-90")} />
      {children}
    </button>
  );
}

import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What will be here, in a sentence or two. */
  children?: ReactNode;
  /** The one button that starts it. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <section
      data-slot="empty-state"
      className={cn("flex flex-col items-center rounded-lg border border-dashed px-6 py-14 text-center", className)}
    >
      {icon && (
        <div className="mb-4 text-muted-foreground [&_svg.lucide]:size-7 [&_svg.lucide]:stroke-[1.5]">{icon}</div>
      )}
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      {children && <div className="mt-1.5 max-w-md text-pretty text-muted-foreground">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{action}</div>}
    </section>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface PageProps {
  title: string;
  /** One sentence about what the page is for. */
  description?: ReactNode;
  /** The one primary action, with what stands beside it. */
  action?: ReactNode;
  width?: "normal" | "narrow" | "full";
  children: ReactNode;
}

/** A page of lists or forms: its title, its primary action, its content. */
export function Page({ title, description, action, width = "normal", children }: PageProps) {
  return (
    <div
      data-slot="page"
      className={cn(
        "mx-auto flex w-full flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8",
        width === "normal" && "max-w-6xl",
        width === "narrow" && "max-w-3xl",
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="flex min-h-8 items-center text-xl font-semibold tracking-tight pointer-coarse:min-h-10">
            {title}
          </h1>
          {description && <p className="mt-1 max-w-2xl text-pretty text-muted-foreground">{description}</p>}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </header>
      {children}
    </div>
  );
}

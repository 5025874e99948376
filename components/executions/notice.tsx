import type { ReactNode } from "react";

/** Something one should know, with a shape that says of what kind it is. */
export function Notice({ icon, tone, children }: { icon: ReactNode; tone?: "failed"; children: ReactNode }) {
  return (
    <p
      className={
        tone === "failed"
          ? "flex items-start gap-2 rounded-md border border-failed/30 bg-failed-soft px-3 py-2.5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
          : "flex items-start gap-2 text-sm text-muted-foreground [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
      }
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}

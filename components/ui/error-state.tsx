import { CircleAlert } from "lucide-react";
import { t } from "@/components/words/t";
import { Button } from "./button";
import { cn } from "./cn";

interface ErrorStateProps {
  /** What could not be done: "The chatflows could not be loaded". */
  title: string;
  /** Why, and the next step. */
  message: string;
  onRetry?: () => void;
  className?: string;
}

export function ErrorState({ title, message, onRetry, className }: ErrorStateProps) {
  return (
    <section
      data-slot="error-state"
      role="alert"
      className={cn("flex flex-col items-center rounded-lg border px-6 py-14 text-center", className)}
    >
      <CircleAlert aria-hidden className="mb-4 size-7 stroke-[1.5] text-danger" />
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <p className="mt-1.5 max-w-md text-pretty text-muted-foreground">{message}</p>
      {onRetry && (
        <Button className="mt-5" onClick={onRetry}>
          {t("Try again")}
        </Button>
      )}
    </section>
  );
}

import { ErrorState } from "@/components/ui/error-state";
import { t } from "@/components/words/t";

interface PageFailureProps {
  /** Under which the server's log has the detail. */
  digest: string | undefined;
  onRetry: () => void;
}

/** A page that could not be drawn. */
export function PageFailure({ digest, onRetry }: PageFailureProps) {
  return (
    <div className="mx-auto flex min-h-full max-w-xl flex-col justify-center p-6">
      <ErrorState
        title={t("This page failed")}
        message={
          digest
            ? t(
                "What you saved is safe. Try again; if it fails again, the server's log has the detail under {digest}.",
                { digest },
              )
            : t("What you saved is safe. Try again, or reload the page.")
        }
        onRetry={onRetry}
      />
    </div>
  );
}

"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto flex min-h-full max-w-xl flex-col justify-center p-6">
      <ErrorState
        title="This page failed"
        message={
          error.digest
            ? `Nothing you saved is lost. Try again; if it fails again, the server's log has the detail under ${error.digest}.`
            : "Nothing you saved is lost. Try again, or reload the page."
        }
        onRetry={reset}
      />
    </div>
  );
}

import { TRPCClientError } from "@trpc/client";
import { t } from "@/components/words/t";

/** The server's code (`NOT_FOUND`, `UNAUTHORIZED`, …), or undefined when no answer came at all. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("code" in data)) return undefined;
  return typeof data.code === "string" ? data.code : undefined;
}

/** A sentence for the person in front of the screen. The server writes its own; only silence is named here. */
export function errorMessage(error: unknown): string {
  if (error instanceof TRPCClientError && errorCode(error) === undefined) {
    return t("The server did not answer. Check your connection and try again.");
  }
  if (error instanceof Error && error.message) return t(error.message);
  return t("Something went wrong. Try again.");
}

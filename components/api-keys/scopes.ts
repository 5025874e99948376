import type { RouterInputs } from "@/components/trpc/client";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

export type Scope = RouterInputs["apiKeys"]["create"]["scopes"][number];

/** What a key may do, in the words of the screen. */
export const scopes: readonly { value: Scope; label: Wording; description: Wording }[] = [
  { value: "predict", label: msg("Predict"), description: msg("Call flows and get their answers.") },
  { value: "messages", label: msg("Messages"), description: msg("Read and delete conversations.") },
  { value: "manage", label: msg("Manage"), description: msg("Change flows, credentials and variables.") },
];

export const scopeLabel = (scope: Scope): string => t(scopes.find(({ value }) => value === scope)?.label ?? scope);

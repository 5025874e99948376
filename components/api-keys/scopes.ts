import type { RouterInputs } from "@/components/trpc/client";

export type Scope = RouterInputs["apiKeys"]["create"]["scopes"][number];

/** What a key may do, in the words of the screen. */
export const scopes: readonly { value: Scope; label: string; description: string }[] = [
  { value: "predict", label: "Predict", description: "Call flows and get their answers." },
  { value: "messages", label: "Messages", description: "Read and delete conversations." },
  { value: "manage", label: "Manage", description: "Change flows, credentials and variables." },
];

export const scopeLabel = (scope: Scope): string => scopes.find(({ value }) => value === scope)?.label ?? scope;

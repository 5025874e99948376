import type { RouterOutputs } from "@/components/trpc/client";

export type Role = RouterOutputs["account"]["me"]["role"];

export const roleChoices: readonly { value: Role; label: string; description: string }[] = [
  { value: "owner", label: "Owner", description: "Everything, also members and the workspace." },
  { value: "editor", label: "Editor", description: "Makes and changes flows, credentials, variables and keys." },
  { value: "viewer", label: "Viewer", description: "Looks at flows and chats with them." },
];

export const roleLabel = (role: Role): string => roleChoices.find(({ value }) => value === role)?.label ?? role;

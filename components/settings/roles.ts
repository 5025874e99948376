import type { RouterOutputs } from "@/components/trpc/client";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

export type Role = RouterOutputs["account"]["me"]["role"];

export const roleChoices: readonly { value: Role; label: Wording; description: Wording }[] = [
  { value: "owner", label: msg("Owner"), description: msg("Everything, also members and the workspace.") },
  {
    value: "editor",
    label: msg("Editor"),
    description: msg("Makes and changes flows, credentials, variables and keys."),
  },
  { value: "viewer", label: msg("Viewer"), description: msg("Looks at flows and chats with them.") },
];

export const roleLabel = (role: Role): string => t(roleChoices.find(({ value }) => value === role)?.label ?? role);

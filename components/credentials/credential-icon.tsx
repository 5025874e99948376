import { NodeIcon } from "@/components/ui/node-icon";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";

export function CredentialIcon({ spec, size }: { spec: CredentialSpec | undefined; size?: "sm" | "md" | "lg" }) {
  return <NodeIcon icon={spec?.icon} size={size} />;
}

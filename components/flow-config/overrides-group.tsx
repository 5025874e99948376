import { t } from "@/components/words/t";
import { ConfigGroup } from "./config-group";
import { OverridesForm } from "./overrides-form";
import type { Flow } from "./use-section";

export function OverridesGroup({ flow }: { flow: Flow }) {
  return (
    <ConfigGroup
      id="overrides"
      title={t("Overrides")}
      description={t(
        "What a call may replace for itself with overrideConfig. Credentials, code, files, addresses and wires can never be replaced; sessionId always can.",
      )}
    >
      <OverridesForm flow={flow} />
    </ConfigGroup>
  );
}

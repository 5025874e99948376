import { AccessSection } from "@/components/api-dialog/access-section";
import { Card } from "@/components/ui/card";
import { t } from "@/components/words/t";
import { ConfigGroup } from "./config-group";
import { KeysForm } from "./keys-form";
import { OriginsForm } from "./origins-form";
import { RateLimitForm } from "./rate-limit-form";
import type { Flow } from "./use-section";

export function AccessGroup({ flow }: { flow: Flow }) {
  return (
    <ConfigGroup id="access" title={t("Access")} description={t("Who may call the flow, from where and how often.")}>
      <Card className="[&>section]:border-0 [&>section]:p-5">
        <AccessSection flow={flow} />
      </Card>
      <KeysForm flow={flow} />
      <OriginsForm flow={flow} />
      <RateLimitForm flow={flow} />
    </ConfigGroup>
  );
}

import { t } from "@/components/words/t";
import { ConfigGroup } from "./config-group";
import { FeedbackForm } from "./feedback-form";
import { FollowUpsForm } from "./follow-ups-form";
import { LeadsForm } from "./leads-form";
import { StarterPromptsForm } from "./starter-prompts-form";
import type { Flow } from "./use-section";

export function ChatGroup({ flow }: { flow: Flow }) {
  return (
    <ConfigGroup
      id="chat"
      title={t("Chat")}
      description={t("What people find in the chat, on its page and on websites.")}
    >
      <StarterPromptsForm flow={flow} />
      <FollowUpsForm flow={flow} />
      <FeedbackForm flow={flow} />
      <LeadsForm flow={flow} />
    </ConfigGroup>
  );
}

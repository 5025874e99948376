import { ChatEmpty } from "@/components/chat/chat-empty";
import { t } from "@/components/words/t";
import type { ChatOpening } from "./chat-summary";

interface ChatBeginProps {
  opening: ChatOpening;
  disabled: boolean;
  onPick: (text: string) => void;
}

/** What stands in a chat before anything was said: the flow's own help, and messages to begin with. */
export function ChatBegin({ opening: { flow, help, samples }, disabled, onPick }: ChatBeginProps) {
  return (
    <ChatEmpty
      flowName={flow?.name ?? t("The flow was deleted")}
      greeting={help === "" ? t("Say something to begin. The agents' conversation appears here as it is led.") : help}
      starterPrompts={flow ? samples : []}
      disabled={disabled}
      onPick={onPick}
    />
  );
}

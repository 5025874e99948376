"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import type { ChatMode } from "./chat-call";
import type { ChatStep } from "./chat-event";
import type { ChatTheme } from "./chat-theme";
import { ConversationView } from "./conversation-view";
import { useHydrated } from "./use-chat";

export interface ChatPanelProps {
  flowId: string;
  flowName: string;
  /** `internal` asks the newest saved version as a member; `public` the published one, with `apiKey` where it needs one. */
  mode: ChatMode;
  apiKey?: string;
  /** Of the version that is asked: another one may take other files. */
  revision?: number;
  /** Whoever asks may be a stranger, whom the flow's owner may want to know. */
  visitor?: boolean;
  /** Runs before each question. `false` keeps the question in the composer; a rejection does too and shows its message. */
  beforeSend?: () => Promise<boolean | void>;
  onRunStart?: () => void;
  /** Each node that begins or ends while the answer is made. */
  onStep?: (step: ChatStep) => void;
  onRunEnd?: () => void;
  /** Gives failed answers a button that leads to the node. */
  onOpenNode?: (nodeId: string) => void;
  /** Why nothing can be asked at the moment. */
  disabledReason?: string;
  greeting?: string;
  starterPrompts?: readonly string[];
  placeholder?: string;
  /** Stands in place of what went wrong in a flow, which is not every visitor's business. */
  failureText?: string;
  theme?: ChatTheme;
  /** Left part of the header; the session's menu stands at its right. */
  heading?: ReactNode;
  /** Further buttons in the header. */
  actions?: ReactNode;
  className?: string;
}

/** A conversation with a flow. It fills its container. */
export function ChatPanel(props: ChatPanelProps) {
  const hydrated = useHydrated();
  return (
    <section
      data-slot="chat-panel"
      aria-label={t("Chat with {flowName}", { flowName: props.flowName })}
      className={cn(
        "flex h-full min-h-0 min-w-0 flex-col bg-background text-foreground",
        props.theme?.page?.scheme,
        props.className,
      )}
      style={props.theme?.page?.style}
    >
      {hydrated ? <ConversationView key={`${props.mode}.${props.flowId}`} {...props} /> : <ChatSkeleton />}
    </section>
  );
}

function ChatSkeleton() {
  return (
    <div aria-busy className="flex flex-1 flex-col justify-end gap-3 p-4">
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="mt-4 h-10 w-full rounded-lg" />
    </div>
  );
}

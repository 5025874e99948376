"use client";

import { type ReactNode, useCallback, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { AnswerAnnouncer } from "./answer-announcer";
import { ChatEmpty } from "./chat-empty";
import type { ChatStep } from "./chat-event";
import { ChatHeader } from "./chat-header";
import type { ChatMode } from "./chat-registry";
import type { ChatTheme } from "./chat-theme";
import { Composer } from "./composer";
import { Embedding } from "./embedding";
import { ExchangeView } from "./exchange-view";
import { SessionMenu } from "./session-menu";
import { Transcript } from "./transcript";
import { useChat, useHydrated } from "./use-chat";

export interface ChatPanelProps {
  flowId: string;
  flowName: string;
  /** `internal` asks the newest saved version as a member; `public` the published one, with `apiKey` where it needs one. */
  mode: ChatMode;
  apiKey?: string;
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
      aria-label={`Chat with ${props.flowName}`}
      className={cn(
        "flex h-full min-h-0 min-w-0 flex-col bg-background text-foreground",
        props.theme?.page?.scheme,
        props.className,
      )}
      style={props.theme?.page?.style}
    >
      {hydrated ? <Conversation key={`${props.mode}.${props.flowId}`} {...props} /> : <ChatSkeleton />}
    </section>
  );
}

function Conversation({ flowId, flowName, mode, apiKey, ...props }: ChatPanelProps) {
  const { beforeSend, onRunStart, onStep, onRunEnd, onOpenNode, disabledReason, starterPrompts = [], theme } = props;
  const { chat, state } = useChat({ flowId, mode, apiKey, hooks: { beforeSend, onRunStart, onStep, onRunEnd } });
  const field = useRef<HTMLTextAreaElement>(null);
  const { exchanges, phase } = state;
  const last = exchanges.at(-1);
  const messagesHref = mode === "internal" ? `/messages/${flowId}?session=${state.chatId}` : undefined;
  const retry = useCallback(() => void chat.retry(), [chat]);
  const thenType = (act: () => void) => () => {
    act();
    field.current?.focus();
  };
  return (
    <>
      <ChatHeader heading={props.heading} theme={theme}>
        {props.actions}
        <SessionMenu chatId={state.chatId} onClear={thenType(chat.clear)} messagesHref={messagesHref} />
        <Embedding onReset={chat.clear} onFocus={() => field.current?.focus()} />
      </ChatHeader>
      <Transcript newest={last === undefined ? undefined : `${last.id}.${last.askedAt}`}>
        {last === undefined && (
          <ChatEmpty
            flowName={flowName}
            greeting={props.greeting ?? "Ask something to see this flow answer."}
            starterPrompts={starterPrompts}
            disabled={disabledReason !== undefined || phase !== "idle"}
            onPick={(prompt) => void chat.send(prompt)}
          />
        )}
        {exchanges.map((exchange) => (
          <ExchangeView
            key={exchange.id}
            exchange={exchange}
            mode={mode}
            messagesHref={messagesHref}
            onRetry={exchange === last && phase === "idle" && disabledReason === undefined ? retry : undefined}
            onOpenNode={onOpenNode}
            failureText={props.failureText}
            theme={theme}
          />
        ))}
      </Transcript>
      <AnswerAnnouncer reply={last?.reply} />
      <Composer
        field={field}
        value={state.draft}
        onChange={chat.setDraft}
        onSend={() => void chat.send()}
        onStop={thenType(chat.stop)}
        busy={phase !== "idle"}
        disabledReason={disabledReason}
        notice={state.notice}
        placeholder={props.placeholder}
        theme={theme}
      />
    </>
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

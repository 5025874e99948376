"use client";

import { type ReactNode, useCallback } from "react";
import { t } from "@/components/words/t";
import { dialogTypes } from "./accepted-files";
import { AnswerAnnouncer } from "./answer-announcer";
import { ChatEmpty } from "./chat-empty";
import { ChatHeader } from "./chat-header";
import type { ChatManners } from "./chat-manners";
import type { ChatPanelProps } from "./chat-panel";
import { Composer } from "./composer";
import type { OnDecide } from "./decision-card";
import { Embedding } from "./embedding";
import { canRepeat } from "./exchange";
import { ExchangeView } from "./exchange-view";
import { FileDrop } from "./file-drop";
import { FileRow } from "./file-row";
import { FormArea } from "./form-area";
import { FollowUpPrompts } from "./follow-up-prompts";
import { leadAsked } from "./lead";
import { LeadArea } from "./lead-area";
import { canRecord } from "./recorder";
import { SessionMenu } from "./session-menu";
import { Transcript } from "./transcript";
import { useAttaching } from "./use-attaching";
import { useOpenAction } from "./use-open-action";
import { useChat } from "./use-chat";
import { useSessionActions } from "./use-session-actions";
import { useChatManners } from "./use-chat-manners";

/** The conversation itself, from its header to the place where one types. Only in the browser. */
export function ConversationView(props: ChatPanelProps) {
  const { flowId, mode, apiKey, visitor = false, theme, beforeSend, onRunStart, onStep, onRunEnd } = props;
  const registered = useChat({ flowId, mode, apiKey, hooks: { beforeSend, onRunStart, onStep, onRunEnd } });
  const { chat, state } = registered;
  const { exchanges, phase, chatId, files } = state;
  useOpenAction(flowId, chat, state);
  const manners = useChatManners({ flowId, mode, apiKey }, props.revision);
  const attaching = useAttaching(registered, { flowId, chatId, manners });
  const { field, focus, clear, startAnew, stop } = useSessionActions(registered);
  const answered = exchanges.some(({ reply }) => reply.status === "done");
  const form = visitor ? manners.leads : undefined;
  const asked = form ? leadAsked(state, answered) : "no";
  const disabledReason =
    props.disabledReason ?? (asked === "required" ? t("Fill in the form above to go on.") : undefined);
  const send = (text?: string) => {
    // Who asks without having filled the form in has put it off.
    if (asked === "optional") chat.skipLead();
    void chat.send(text);
  };
  const messagesHref = mode === "internal" ? `/messages/${flowId}?session=${chatId}` : undefined;
  const leadArea = <LeadArea {...{ form, asked, chat }} onDone={focus} />;
  const waiting = <FileRow files={files} addressOf={attaching.previewOf} onRemove={chat.detach} className="p-1 pb-2" />;
  return (
    <>
      <ChatHeader heading={props.heading} theme={theme}>
        {props.actions}
        <SessionMenu chatId={chatId} onClear={startAnew} messagesHref={messagesHref} />
        <Embedding onReset={clear} onFocus={focus} />
      </ChatHeader>
      <FileDrop onFiles={attaching.attach}>
        <Exchanges
          {...{ props, registered, manners, attaching, messagesHref, leadArea, send }}
          idle={phase === "idle" && disabledReason === undefined}
        />
        <AnswerAnnouncer reply={exchanges.at(-1)?.reply} />
        {manners.form ? (
          <FormArea form={manners.form} onStop={stop} {...{ chat, state, disabledReason }} />
        ) : (
          <Composer
            {...{ field, theme, disabledReason }}
            value={state.draft}
            onChange={chat.setDraft}
            onSend={send}
            onStop={stop}
            busy={phase !== "idle"}
            notice={state.notice}
            placeholder={props.placeholder}
            files={waiting}
            hasFiles={files.length > 0}
            onFiles={attaching.attach}
            attach={manners.files.images || manners.files.documents ? { types: dialogTypes(manners.files) } : undefined}
            recorder={manners.hears && canRecord() ? attaching.recorder : undefined}
          />
        )}
      </FileDrop>
    </>
  );
}

interface ExchangesProps {
  props: ChatPanelProps;
  registered: ReturnType<typeof useChat>;
  manners: ChatManners;
  attaching: ReturnType<typeof useAttaching>;
  messagesHref: string | undefined;
  leadArea: ReactNode;
  send: (text: string) => void;
  /** A question may be asked now. */
  idle: boolean;
}

/** What was asked and answered so far, or how to begin. */
function Exchanges({ props, registered, manners, attaching, messagesHref, leadArea, send, idle }: ExchangesProps) {
  const { chat, speaker, state } = registered;
  const { exchanges, chatId } = state;
  const { mode, theme, onOpenNode, failureText } = props;
  const { addressOf, previewOf } = attaching;
  const retry = useCallback(() => void chat.retry(), [chat]);
  const decide = useCallback<OnDecide>((type, feedback) => void chat.decide(type, feedback), [chat]);
  const last = exchanges.at(-1);
  return (
    <Transcript newest={last === undefined ? undefined : `${last.id}.${last.askedAt}`}>
      {last === undefined && (
        <ChatEmpty
          flowName={props.flowName}
          greeting={props.greeting ?? t("Ask something to see this flow answer.")}
          starterPrompts={props.starterPrompts ?? []}
          disabled={!idle}
          onPick={send}
        >
          {leadArea}
        </ChatEmpty>
      )}
      {exchanges.map((exchange) => (
        <ExchangeView
          key={exchange.id}
          {...{ exchange, chatId, mode, messagesHref, onOpenNode, theme, addressOf, previewOf, failureText }}
          onRetry={exchange === last && idle && canRepeat(exchange) ? retry : undefined}
          onDecide={exchange === last ? decide : undefined}
          deciding={state.phase !== "idle"}
          onJudge={manners.asksJudgement ? chat.judge : undefined}
          speaker={manners.speaks ? speaker : undefined}
        />
      ))}
      {last && leadArea}
      {last && idle && <FollowUpPrompts prompts={last.reply.followUps} onPick={send} />}
    </Transcript>
  );
}

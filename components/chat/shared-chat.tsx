"use client";

import { useQuery } from "@tanstack/react-query";
import { LockKeyhole, MessageSquareOff } from "lucide-react";
import { type ReactNode, useEffect, useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/components/words/t";
import { ChatPanel } from "./chat-panel";
import { readChatbotLook } from "./chatbot-config";

type OpenChat = Exclude<RouterOutputs["sharedChat"]["show"], { access: "none" }>;

/** A flow's chat as a page of its own, for whoever has the address. */
export function SharedChat({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.sharedChat.show.queryOptions({ id }));
  return (
    <main className="flex h-dvh flex-col">
      {!data && !error && <Centre label={t("Loading")}>{<Spinner className="size-5" />}</Centre>}
      {error && (
        <Centre>
          <ErrorState
            className="border-0"
            title={t("The chat could not be loaded")}
            message={errorMessage(error)}
            onRetry={() => void refetch()}
          />
        </Centre>
      )}
      {data?.access === "none" && <NotPublic id={id} />}
      {data && data.access !== "none" && <OpenChatPage chat={data} />}
    </main>
  );
}

function OpenChatPage({ chat }: { chat: OpenChat }) {
  const look = useMemo(() => readChatbotLook(chat.config), [chat.config]);
  const title = look.title ?? chat.name;
  const member = chat.access === "member";
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <ChatPanel
      flowId={chat.id}
      flowName={title}
      mode={member ? "internal" : "public"}
      visitor
      greeting={look.greeting ?? t("How can I help?")}
      starterPrompts={look.starterPrompts}
      placeholder={look.placeholder}
      theme={look.theme}
      failureText={member ? undefined : look.failureText}
      disabledReason={
        chat.ready ? undefined : t("This chat has nothing to answer with yet. Its owner has not published it.")
      }
      heading={
        <div className="flex min-w-0 items-center gap-2">
          <h1 className="truncate font-semibold">{title}</h1>
          {member && (
            <Badge title={t("Not public: only people of its workspace see this page")}>
              <LockKeyhole aria-hidden />
              {t("Members only")}
            </Badge>
          )}
        </div>
      }
    />
  );
}

function NotPublic({ id }: { id: string }) {
  return (
    <Centre>
      <MessageSquareOff aria-hidden className="size-7 stroke-[1.5] text-muted-foreground" />
      <h1 className="text-lg font-semibold text-balance">{t("This chat is not public")}</h1>
      <p className="max-w-md text-pretty text-muted-foreground">
        {t(
          "Its address may be wrong, or its owner keeps it to their workspace. If you belong to that workspace, sign in to use it. Its owner can open it to everybody with “Make public” in the flow’s API dialog.",
        )}
      </p>
      <Button variant="primary" asChild>
        <a href={`/sign-in?next=${encodeURIComponent(`/chatbot/${id}`)}`}>{t("Sign in")}</a>
      </Button>
    </Centre>
  );
}

function Centre({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <div
      className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center"
      {...(label === undefined ? {} : { "aria-busy": true, "aria-label": label, role: "status" })}
    >
      {children}
    </div>
  );
}

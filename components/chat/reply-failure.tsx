"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { ChatFailure } from "./chat-failure";
import type { ChatMode } from "./chat-call";

interface ReplyFailureProps {
  failure: ChatFailure;
  /** What the flow's owner says in place of the failure. */
  failureText?: string;
  /** Name of the node that failed. */
  nodeLabel?: string;
  mode: ChatMode;
  /** Where the answer is logged, once the run has ended. */
  messagesHref?: string;
  onRetry?: () => void;
  onOpenNode?: (nodeId: string) => void;
}

/** What went wrong and the next step, with the thing to click. */
export function ReplyFailure({
  failure,
  failureText,
  nodeLabel,
  mode,
  messagesHref,
  onRetry,
  onOpenNode,
}: ReplyFailureProps) {
  const { nodeId, retryAfter } = failure;
  const member = mode === "internal";
  const inside = failure.kind === "flow" || failure.kind === "server";
  const said = inside ? failureText : undefined;
  return (
    <div role="alert" className="rounded-md border border-failed/30 bg-failed-soft px-3 py-2.5">
      <div className="flex items-start gap-2">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
        <div className="min-w-0 flex-1 break-words">
          {said === undefined && <p className="font-medium">{titleOf(failure, nodeLabel)}</p>}
          <p className="text-pretty whitespace-pre-wrap">{said ?? failure.message}</p>
          {retryAfter !== undefined && <p>{rich("Try again in {retryAfter} s.", { retryAfter })}</p>}
        </div>
      </div>
      <div className="mt-2 ml-6 flex flex-wrap gap-2 empty:hidden">
        {member && nodeId !== undefined && onOpenNode && (
          <Button size="sm" onClick={() => onOpenNode(nodeId)}>
            {rich("Open {nodeLabel}", { nodeLabel: nodeLabel ?? t("the node") })}
          </Button>
        )}
        {member && aboutCredentials(failure) && (
          <Button size="sm" asChild>
            <Link href="/credentials">{t("Check credentials")}</Link>
          </Button>
        )}
        {failure.kind === "interrupted" && messagesHref !== undefined && (
          <Button size="sm" asChild>
            <Link href={messagesHref}>{t("Look in the messages")}</Link>
          </Button>
        )}
        {member && failure.kind === "unauthenticated" && (
          <Button size="sm" asChild>
            <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{t("Sign in")}</a>
          </Button>
        )}
        {onRetry && (
          <Button size="sm" onClick={onRetry}>
            {t("Try again")}
          </Button>
        )}
      </div>
    </div>
  );
}

function titleOf(failure: ChatFailure, nodeLabel: string | undefined): string {
  switch (failure.kind) {
    case "offline":
      return t("No connection");
    case "interrupted":
      return t("The answer was cut off");
    case "unauthenticated":
      return t("Not allowed");
    case "forbidden":
      return t("Not allowed here");
    case "not_found":
      return t("Not found");
    case "rate_limited":
      return t("Too many questions");
    case "unreadable":
      return t("A file is gone");
    case "flow":
      return nodeLabel === undefined ? t("The flow failed") : t("{nodeLabel} failed", { nodeLabel });
    case "server":
      return t("The server failed");
  }
}

/** Providers refuse a key in many words; the way out is always the same screen. */
const aboutCredentials = (failure: ChatFailure): boolean =>
  failure.kind === "flow" && /\b401\b|\b403\b|api[ _-]?key|credential|unauthori[sz]ed/i.test(failure.message);

"use client";

import { CircleAlert, MousePointerClick, Pin, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { durationText } from "@/components/chat/duration-text";
import { Markdown } from "@/components/chat/markdown";
import { StepMark } from "@/components/chat/step-mark";
import { usageText } from "@/components/chat/usage-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";
import { stepFacts } from "./step-facts";
import { Notice } from "./notice";
import { StepTools } from "./step-tools";
import type { TimelineStep } from "./timeline-step";

interface StepDetailProps {
  step: TimelineStep | undefined;
  /** It was under way when the server stopped. */
  ranAgain?: boolean;
  /** Absent where nothing can be run. */
  onRestart?: () => void;
}

/** What a step got and gave. */
export function StepDetail({ step, ranAgain = false, onRestart }: StepDetailProps) {
  if (!step) return <NothingChosen />;
  const { label, status, ms, pinned, decidedBy, item } = step;
  const { usage, tools, messages, content } = stepFacts(item);
  const { error, input, output, state, chatHistory, expired } = item.data;
  const decided = expired ? t("nobody decided in time") : decidedBy && t("decided by {decidedBy}", { decidedBy });
  return (
    <div className="flex flex-col gap-4 p-4">
      <header className="flex flex-col gap-1">
        <div className="flex items-center gap-2">
          <StepMark status={status} />
          <h2 className="min-w-0 flex-1 truncate text-lg font-semibold">{label}</h2>
          {pinned && (
            <Badge title={t("Its output was put in place of running it")}>
              <Pin aria-hidden />
              {t("Pinned")}
            </Badge>
          )}
        </div>
        <p className="text-sm text-muted-foreground">
          {[
            durationText(ms),
            usage && usageText(usage),
            decided,
            ranAgain ? t("run again after the server stopped") : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </p>
      </header>
      {onRestart && (
        <Button className="self-start" onClick={onRestart}>
          <RotateCcw aria-hidden />
          {t("Run again from here")}
        </Button>
      )}
      {error !== undefined && (
        <Notice tone="failed" icon={<CircleAlert aria-hidden className="text-failed" />}>
          <span className="break-words whitespace-pre-wrap">{error}</span>
        </Notice>
      )}
      {content !== undefined && (
        <Part title={t("What it said")}>
          <div className="rounded-md border bg-card px-3 py-2">
            <Markdown text={content} />
          </div>
        </Part>
      )}
      {tools.length > 0 && <StepTools tools={tools} />}
      {messages.length > 0 && <Messages title={t("Messages it was given")} messages={messages} />}
      {chatHistory && chatHistory.length > 0 && <Messages title={t("Messages it added")} messages={chatHistory} />}
      <Json title={t("Input")} value={input} />
      <Json title={t("Output")} value={output} />
      <Json title={t("State after it")} value={state} />
    </div>
  );
}

function NothingChosen() {
  return (
    <EmptyState
      icon={<MousePointerClick aria-hidden />}
      title={t("Choose a step")}
      className="h-full justify-center border-0"
    >
      {t("What it got and gave appears here.")}
    </EmptyState>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium text-muted-foreground">{title}</h3>
      {children}
    </section>
  );
}

function Messages({ title, messages }: { title: string; messages: readonly { role: string; content: string }[] }) {
  return (
    <Part title={title}>
      <ol className="flex flex-col gap-2">
        {messages.map(({ role, content }, index) => (
          <li key={index} className="rounded-md border bg-card px-3 py-2">
            <p className="text-xs text-muted-foreground">{role}</p>
            <p className="max-h-48 overflow-y-auto break-words whitespace-pre-wrap">{content}</p>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Json({ title, value }: { title: string; value: Readonly<Record<string, unknown>> }) {
  if (Object.keys(value).length === 0) return null;
  return (
    <Part title={title}>
      <CodeBlock
        code={JSON.stringify(value, null, 2)}
        copyLabel={t("Copy {title}", { title: title.toLowerCase() })}
        wrap
      />
    </Part>
  );
}

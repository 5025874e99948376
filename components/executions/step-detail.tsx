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
  const decided = expired ? "nobody decided in time" : decidedBy && `decided by ${decidedBy}`;
  return (
    <div className="flex flex-col gap-4 p-4">
      <header className="flex flex-col gap-1">
        <div className="flex items-center gap-2">
          <StepMark status={status} />
          <h2 className="min-w-0 flex-1 truncate text-lg font-semibold">{label}</h2>
          {pinned && (
            <Badge title="Its output was put in place of running it">
              <Pin aria-hidden />
              Pinned
            </Badge>
          )}
        </div>
        <p className="text-sm text-muted-foreground">
          {[
            durationText(ms),
            usage && usageText(usage),
            decided,
            ranAgain ? "run again after the server stopped" : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </p>
      </header>
      {onRestart && (
        <Button className="self-start" onClick={onRestart}>
          <RotateCcw aria-hidden />
          Run again from here
        </Button>
      )}
      {error !== undefined && (
        <Notice tone="failed" icon={<CircleAlert aria-hidden className="text-failed" />}>
          <span className="break-words whitespace-pre-wrap">{error}</span>
        </Notice>
      )}
      {content !== undefined && (
        <Part title="What it said">
          <div className="rounded-md border bg-card px-3 py-2">
            <Markdown text={content} />
          </div>
        </Part>
      )}
      {tools.length > 0 && <StepTools tools={tools} />}
      {messages.length > 0 && <Messages title="Messages it was given" messages={messages} />}
      {chatHistory && chatHistory.length > 0 && <Messages title="Messages it added" messages={chatHistory} />}
      <Json title="Input" value={input} />
      <Json title="Output" value={output} />
      <Json title="State after it" value={state} />
    </div>
  );
}

function NothingChosen() {
  return (
    <EmptyState
      icon={<MousePointerClick aria-hidden />}
      title="Choose a step"
      className="h-full justify-center border-0"
    >
      What it got and gave appears here.
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
      <CodeBlock code={JSON.stringify(value, null, 2)} copyLabel={`Copy ${title.toLowerCase()}`} wrap />
    </Part>
  );
}

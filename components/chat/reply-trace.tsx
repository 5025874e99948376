"use client";

import { ChevronRight, Wrench } from "lucide-react";
import { useId, useState } from "react";
import { t } from "@/components/words/t";
import type { UsedTool } from "@/domain/api/stream-event";
import { Spinner } from "@/components/ui/spinner";
import type { ChatStep } from "./chat-event";
import { durationText } from "./duration-text";
import { isPending, type Reply } from "./exchange";
import { FoldButton } from "./fold-button";
import { StepMark } from "./step-mark";
import { usageText } from "./usage-text";

interface ReplyTraceProps {
  reply: Reply;
  /** Also tells what it cost. */
  withUsage: boolean;
}

/** What the flow did for an answer: its nodes and the tools they used, folded into one line. */
export function ReplyTrace({ reply, withUsage }: ReplyTraceProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { steps, tools, thinking } = reply;
  const usage = withUsage ? reply.usage : undefined;
  if (steps.length === 0 && tools.length === 0 && !usage)
    return reply.status === "waiting" && thinking === "" ? <Waiting text={t("Thinking")} /> : null;
  return (
    <div className="text-sm text-muted-foreground">
      <FoldButton controls={id} open={open} onToggle={() => setOpen(!open)}>
        {isPending(reply) && <Spinner className="size-3.5" />}
        <span className="truncate">{summaryOf(reply)}</span>
      </FoldButton>
      <div id={id} hidden={!open} className="mt-1 ml-1.5 flex flex-col gap-1 border-l pl-3">
        <ol className="flex flex-col">
          {steps.map((step, index) => (
            <StepLine key={index} step={step} />
          ))}
        </ol>
        {tools.map((tool, index) => (
          <ToolLine key={index} tool={tool} />
        ))}
        {usage && (
          <p className="py-0.5 text-xs">
            {usageText(usage)}
            {usage.model !== undefined && ` · ${usage.model}`}
          </p>
        )}
      </div>
    </div>
  );
}

function Waiting({ text }: { text: string }) {
  return (
    <p className="flex h-6 items-center gap-2 text-sm text-muted-foreground">
      <Spinner className="size-3.5" />
      {text}
    </p>
  );
}

function summaryOf({ steps, tools, status }: Reply): string {
  const running = steps.findLast((step) => step.status === "INPROGRESS");
  if (running) return running.label;
  if (status === "waiting") return t("Thinking");
  const parts = [
    steps.length > 0 && t("{count, plural, one {# step} other {# steps}}", { count: steps.length }),
    tools.length > 0 && t("{count, plural, one {# tool call} other {# tool calls}}", { count: tools.length }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t("How it was made") : parts.join(" · ");
}

function StepLine({ step }: { step: ChatStep }) {
  return (
    <li className="py-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <StepMark status={step.status} />
        <span className="min-w-0 truncate text-foreground">{step.label}</span>
        {step.ms !== undefined && <span className="ml-auto shrink-0 pl-3 text-xs">{durationText(step.ms)}</span>}
      </span>
      {step.error !== undefined && <span className="block pl-5.5 text-danger">{step.error}</span>}
    </li>
  );
}

function ToolLine({ tool }: { tool: UsedTool }) {
  return (
    <details className="group/tool py-0.5">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-sm hover:text-foreground">
        <Wrench aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate font-mono text-xs text-foreground">{tool.tool}</span>
        {tool.error !== undefined && <span className="text-danger">{t("failed")}</span>}
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open/tool:rotate-90" />
      </summary>
      <dl className="mt-1 flex flex-col gap-1 pl-5.5">
        <Peek
          name={t("Input")}
          text={typeof tool.toolInput === "string" ? tool.toolInput : JSON.stringify(tool.toolInput, null, 2)}
        />
        <Peek name={t("Output")} text={tool.error ?? tool.toolOutput} />
      </dl>
    </details>
  );
}

function Peek({ name, text }: { name: string; text: string | undefined }) {
  return (
    <div>
      <dt className="text-xs">{name}</dt>
      <dd className="max-h-48 overflow-auto rounded-sm bg-muted px-2 py-1 font-mono text-xs break-words whitespace-pre-wrap text-foreground">
        {text === undefined || text === "" ? t("nothing") : text}
      </dd>
    </div>
  );
}

"use client";

import { Play, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { durationText } from "@/components/chat/duration-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { AnswerSummary } from "./answer-summary";
import { readAnswer } from "./read-answer";
import type { RequestExample } from "./request-example";
import { type ExampleResult, sendExample } from "./send-example";

interface RunHereProps {
  example: RequestExample;
  needsKey: boolean;
}

/** Sends the request that is shown, and shows the real answer. */
export function RunHere({ example, needsKey }: RunHereProps) {
  const { result, problem, running, start, stop } = useExampleRun();
  const missing = needsKey && example.key === undefined;
  return (
    <section aria-label={t("Try it")} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        {running ? (
          <Button onClick={stop}>
            <Square className="size-3 fill-current" />
            {t("Stop")}
          </Button>
        ) : (
          <Button onClick={() => void start(example)} disabled={missing} aria-describedby="run-here-note">
            <Play />
            {t("Run it here")}
          </Button>
        )}
        <p id="run-here-note" className="min-w-0 flex-1 text-sm text-muted-foreground">
          {missing ? t("Fill in a key to send it from here.") : t("Sends exactly this request, without your session.")}
        </p>
      </div>
      <div aria-live="polite">
        {problem !== undefined && <p className="text-danger">{problem}</p>}
        {result && <ResultLine result={result} />}
      </div>
      {result && <AnswerSummary answer={readAnswer(result.contentType, result.body)} />}
      {result && (
        <CodeBlock
          code={result.body === "" ? " " : result.body}
          title={result.contentType || t("Answer")}
          copyLabel={t("Copy answer")}
          wrap
        />
      )}
    </section>
  );
}

function ResultLine({ result }: { result: ExampleResult }) {
  const fine = result.status < 400;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
      <Badge tone={fine ? "ok" : "failed"}>
        {result.status} {result.statusText}
      </Badge>
      {result.totalMs === undefined ? <span>{t("Receiving")}</span> : <span>{durationText(result.totalMs)}</span>}
      {result.firstMs !== undefined && result.contentType.includes("event-stream") && (
        <span>{rich("first byte after {durationText}", { durationText: durationText(result.firstMs) })}</span>
      )}
    </p>
  );
}

function useExampleRun() {
  const [result, setResult] = useState<ExampleResult>();
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState(false);
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);

  const start = async (example: RequestExample) => {
    const controller = new AbortController();
    current.current = controller;
    setResult(undefined);
    setProblem(undefined);
    setRunning(true);
    try {
      for await (const next of sendExample(example, controller.signal)) setResult(next);
    } catch {
      setProblem(
        controller.signal.aborted
          ? t("Stopped.")
          : t("The server did not answer. Check your connection and try again."),
      );
    } finally {
      setRunning(false);
    }
  };
  return { result, problem, running, start, stop: () => current.current?.abort() };
}

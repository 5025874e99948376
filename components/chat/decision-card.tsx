"use client";

import { CircleCheck, CirclePause, CircleX } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { ExpiryNote } from "./expiry-note";
import type { Decision } from "./given";
import { type OpenAction, takesFeedback } from "./open-action";

export type OnDecide = (type: Decision["type"], feedback: string) => void;

interface DecisionCardProps {
  action: OpenAction;
  /** How it ended, once it has. */
  decided?: Decision["type"] | "elsewhere";
  /** Absent where it cannot be decided here and now. */
  onDecide?: OnDecide;
  busy?: boolean;
  /** For members. */
  inboxHref?: string;
  /** Why it cannot be decided here, where the inbox is no way out. */
  closedReason?: string;
}

/** A run waits for a person: the two ways to go on, with a word to go along. */
export function DecisionCard({ action, decided, onDecide, busy = false, inboxHref, closedReason }: DecisionCardProps) {
  const { mapping, data, expires } = action;
  if (decided !== undefined) return <Decided>{decidedText(decided, action)}</Decided>;
  return (
    <section
      aria-label={t("“{nodeLabel}” waits for a decision", { nodeLabel: data.nodeLabel })}
      className="flex flex-col gap-3 rounded-lg border border-waiting/40 bg-waiting-soft/40 p-3"
    >
      <p className="flex items-center gap-2 text-sm font-medium">
        <CirclePause aria-hidden className="size-4 shrink-0 text-waiting" />
        {data.nodeLabel === "" ? t("A step") : data.nodeLabel} {t("waits for a decision")}
      </p>
      {expires && <ExpiryNote expires={expires} />}
      {onDecide ? (
        <DecisionForm {...{ action, onDecide, busy, mapping }} />
      ) : (
        <p className="text-sm text-pretty text-muted-foreground">
          {inboxHref === undefined ? (
            (closedReason ?? t("Something newer was asked, so this is not decided here any more."))
          ) : (
            <Link href={inboxHref} className="text-link underline underline-offset-4">
              {t("Decide it in the inbox")}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

interface DecisionFormProps extends Required<Pick<DecisionCardProps, "action" | "onDecide" | "busy">> {
  mapping: OpenAction["mapping"];
}

function DecisionForm({ action, onDecide, busy, mapping }: DecisionFormProps) {
  const [feedback, setFeedback] = useState("");
  const id = useId();
  return (
    <>
      {takesFeedback(action) && (
        <div className="flex flex-col gap-1.5">
          <Label htmlFor={id} className="text-sm">
            {rich("Feedback <span>optional</span>", {
              span: (words) => <span className="font-normal text-muted-foreground">{words}</span>,
            })}
          </Label>
          <Textarea
            id={id}
            rows={2}
            maxLength={10_000}
            value={feedback}
            onChange={(event) => setFeedback(event.target.value)}
          />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={() => onDecide("proceed", feedback)}>
          {mapping.approve}
        </Button>
        <Button disabled={busy} onClick={() => onDecide("reject", feedback)}>
          {mapping.reject}
        </Button>
      </div>
    </>
  );
}

function Decided({ children }: { children: ReactNode }) {
  return <p className="flex items-center gap-2 text-sm text-muted-foreground">{children}</p>;
}

function decidedText(decided: NonNullable<DecisionCardProps["decided"]>, { mapping, expires }: OpenAction): ReactNode {
  switch (decided) {
    case "proceed":
      return (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
          {rich("Decided: {approve}", { approve: mapping.approve })}
        </>
      );
    case "reject":
      return (
        <>
          <CircleX aria-hidden className="size-4 shrink-0 text-failed" />
          {rich("Decided: {reject}", { reject: mapping.reject })}
        </>
      );
    case "elsewhere":
      return (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {expires ? t("This was decided elsewhere, or its time was up.") : t("This was decided elsewhere.")}
        </>
      );
  }
}

"use client";

import { ThumbsDown, ThumbsUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Label } from "@/components/ui/label";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";
import type { Judgement, Rating } from "./exchange";

interface JudgeAnswerProps {
  judgement: Judgement | undefined;
  onJudge: (judgement: Judgement) => void;
}

/** Two thumbs. After one of them there is room for words; both can be changed later. */
export function JudgeAnswer({ judgement, onJudge }: JudgeAnswerProps) {
  const [asking, setAsking] = useState(false);
  const rate = (rating: Rating) => {
    if (judgement?.rating !== rating) onJudge({ rating, comment: judgement?.comment ?? "" });
    setAsking(true);
  };
  return (
    <Popover open={asking && judgement !== undefined} onOpenChange={setAsking}>
      <PopoverAnchor asChild>
        <span className="flex items-center gap-0.5">
          <Thumb rating="THUMBS_UP" judgement={judgement} onRate={rate} />
          <Thumb rating="THUMBS_DOWN" judgement={judgement} onRate={rate} />
        </span>
      </PopoverAnchor>
      <PopoverContent aria-label={t("Your judgement")} className="w-80 max-w-[calc(100vw-2rem)]">
        {judgement && (
          <CommentForm
            judgement={judgement}
            onDone={(comment) => {
              setAsking(false);
              if (comment !== judgement.comment) onJudge({ ...judgement, comment });
            }}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}

interface ThumbProps {
  rating: Rating;
  judgement: Judgement | undefined;
  onRate: (rating: Rating) => void;
}

function Thumb({ rating, judgement, onRate }: ThumbProps) {
  const Icon = rating === "THUMBS_UP" ? ThumbsUp : ThumbsDown;
  const pressed = judgement?.rating === rating;
  return (
    <IconButton
      label={rating === "THUMBS_UP" ? t("Good answer") : t("Bad answer")}
      size="sm"
      aria-pressed={pressed}
      onClick={() => onRate(rating)}
      className={pressed ? "text-foreground" : undefined}
    >
      <Icon className={pressed ? "fill-current" : undefined} />
    </IconButton>
  );
}

function CommentForm({ judgement, onDone }: { judgement: Judgement; onDone: (comment: string) => void }) {
  const [comment, setComment] = useState(judgement.comment);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(comment.trim());
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Label htmlFor={id}>
        {judgement.rating === "THUMBS_UP" ? t("What was good about it?") : t("What was wrong with it?")}
        <span className="ml-1.5 font-normal text-muted-foreground">{t("optional")}</span>
      </Label>
      <Textarea
        className="min-h-16"
        id={id}
        rows={3}
        maxLength={10_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex justify-end">
        <Button type="submit" size="sm" variant="primary">
          {t("Send comment")}
        </Button>
      </div>
    </form>
  );
}

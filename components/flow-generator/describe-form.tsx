import { CircleAlert, Sparkles } from "lucide-react";
import { useNodeCatalogue } from "@/components/documents/use-node-catalogue";
import { NodeChoiceField } from "@/components/node-form/node-choice-field";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { Textarea } from "@/components/ui/textarea";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { Drawing } from "./use-drawing";

const examples: Record<FlowKind, Wording> = {
  chatflow: msg(
    "Answer questions about the texts I give it, remember the conversation, and say when it does not know.",
  ),
  agentflow: msg(
    "Read a customer's mail. If it is a complaint, write an apology and let me approve it before it goes out; otherwise answer at once.",
  ),
};

const longest = 8_000;
/** It quotes, and cannot draw. */
const cannotDraw = new Set(["builtinAnswerer"]);

export function DescribeForm({ kind, drawing }: { kind: FlowKind; drawing: Drawing }) {
  const catalogue = useNodeCatalogue();
  const { description, describe, model, choose, busy, error, draw, stop } = drawing;
  return (
    <form
      noValidate
      className="flex min-h-0 flex-1 flex-col"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) draw();
      }}
    >
      <DialogBody>
        <Field label={t("What should it do?")} required>
          {(control) => (
            <Textarea
              {...control}
              autoFocus
              rows={4}
              maxLength={longest}
              placeholder={t(examples[kind])}
              value={description}
              readOnly={busy}
              onChange={(event) => describe(event.target.value)}
            />
          )}
        </Field>
        {catalogue ? (
          <fieldset disabled={busy} className="contents">
            <NodeChoiceField
              catalogue={catalogue}
              category="Chat Models"
              without={cannotDraw}
              label={t("Model")}
              help={t("It draws the flow, and the flow uses it with the same settings. Your words go to its provider.")}
              value={model}
              onChange={choose}
            />
          </fieldset>
        ) : (
          <Skeleton className="h-14" />
        )}
      </DialogBody>
      {error && (
        <p role="alert" className="flex items-start gap-2 px-5 pt-4 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{error}</span>
        </p>
      )}
      <FormFooter busy={busy} onStop={stop} />
    </form>
  );
}

/** Told apart by keys: a pressed “Stop” must not turn into the button that submits while the press goes on. */
function FormFooter({ busy, onStop }: { busy: boolean; onStop: () => void }) {
  return (
    <DialogFooter>
      {busy ? (
        <>
          <p role="status" className="flex flex-1 items-center gap-2 text-muted-foreground">
            <Spinner />
            {t("Drawing. This can take a minute.")}
          </p>
          <Button key="stop" onClick={onStop}>
            {t("Stop")}
          </Button>
        </>
      ) : (
        <>
          <DialogClose asChild>
            <Button>{t("Cancel")}</Button>
          </DialogClose>
          <Button key="draw" type="submit" variant="primary">
            <Sparkles aria-hidden />
            {t("Draw it")}
          </Button>
        </>
      )}
    </DialogFooter>
  );
}

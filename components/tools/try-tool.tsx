"use client";

import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { FieldError } from "@/components/ui/field";
import { t } from "@/components/words/t";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { TrialField } from "./trial-field";
import { trialArguments, trialFields, type Typed } from "./trial-arguments";

/** Runs the tool as it stands in the form, saved or not. */
export function TryTool({ tool }: { tool: SavedTool }) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState<Typed>({});
  const trial = useMutation(trpc.tools.try.mutationOptions({ meta: { quiet: true } }));
  const fields = trialFields(tool.schema);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trial.isPending) return;
    const { schema, func } = tool;
    trial.mutate({ schema, func, arguments: trialArguments(fields, typed) });
  };
  const failure = trial.error ? errorMessage(trial.error) : trial.data && "error" in trial.data && trial.data.error;
  return (
    <Card className="lg:sticky lg:top-6">
      <form onSubmit={submit} aria-labelledby="try-tool" noValidate className="flex flex-col gap-4 p-4">
        <header>
          <h2 id="try-tool" className="font-semibold">
            {t("Try it")}
          </h2>
          <p className="text-sm text-muted-foreground">
            {t("Runs what stands here, saved or not, in the sandbox and with the variables of this workspace.")}
          </p>
        </header>
        {fields.map((field) => (
          <TrialField
            key={field.property}
            field={field}
            value={typed[field.property] ?? ""}
            onChange={(value) => setTyped((now) => ({ ...now, [field.property]: value }))}
          />
        ))}
        <Button type="submit" busy={trial.isPending} disabled={tool.func.trim() === ""}>
          <Play aria-hidden />
          {t("Run")}
        </Button>
        <FieldError>{!trial.isPending && failure}</FieldError>
        <div role="status">
          {!trial.isPending && trial.data && "result" in trial.data && (
            <CodeBlock
              title={t("Result · {took} ms", { took: trial.data.took })}
              copyLabel={t("Copy the result")}
              code={trial.data.result === "" ? "(nothing)" : trial.data.result}
              wrap
            />
          )}
        </div>
      </form>
    </Card>
  );
}

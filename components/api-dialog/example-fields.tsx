"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";

interface ExampleFieldsProps {
  question: string;
  onQuestion: (question: string) => void;
  streaming: boolean;
  onStreaming: (streaming: boolean) => void;
}

/** What the examples ask, and whether the answer comes in pieces. */
export function ExampleFields({ question, onQuestion, streaming, onStreaming }: ExampleFieldsProps) {
  const id = useId();
  return (
    <section aria-label="Request" className="flex flex-col gap-4">
      <Field label="Question">
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            className="max-h-40"
            value={question}
            onChange={(event) => onQuestion(event.target.value)}
          />
        )}
      </Field>
      <div className="flex items-start justify-between gap-3">
        <div>
          <Label htmlFor={id}>Stream the answer</Label>
          <p id={`${id}-help`} className="text-sm text-muted-foreground">
            It arrives word by word, as server-sent events.
          </p>
        </div>
        <Switch
          id={id}
          aria-describedby={`${id}-help`}
          checked={streaming}
          onCheckedChange={onStreaming}
          className="mt-0.5"
        />
      </div>
    </section>
  );
}

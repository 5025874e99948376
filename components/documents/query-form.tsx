import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

export interface StoreQuery {
  question: string;
  /** How many passages at most; undefined: as the store is set. */
  topK: number | undefined;
}

export function QueryForm({ busy, onAsk }: { busy: boolean; onAsk: (query: StoreQuery) => void }) {
  const [question, setQuestion] = useState("");
  const [topK, setTopK] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== "") onAsk({ question: question.trim(), topK: topK === "" ? undefined : Number(topK) });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field label={t("Question")} className="min-w-60 flex-1">
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            placeholder={t("How long is the warranty?")}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("At most")} className="w-24">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={100}
            placeholder="4"
            value={topK}
            onChange={(event) => setTopK(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy}>
        <Search aria-hidden />
        {t("Find")}
      </Button>
    </form>
  );
}

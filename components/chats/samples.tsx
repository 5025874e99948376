import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";

interface SamplesProps {
  samples: readonly string[];
  disabled: boolean;
  onPick: (sample: string) => void;
}

/** Messages of the flow's own choosing, sent with one click. They fold away, because a chat that goes on needs them less. */
export function Samples({ samples, disabled, onPick }: SamplesProps) {
  if (samples.length === 0) return null;
  return (
    <details className="mx-auto w-full max-w-3xl px-5 pb-2">
      <summary className="w-fit cursor-pointer rounded-sm text-sm text-muted-foreground">{t("Suggestions")}</summary>
      <ul aria-label={t("Suggestions")} className="flex max-h-40 flex-wrap gap-2 overflow-y-auto py-2">
        {samples.map((sample) => (
          <li key={sample} className="max-w-full">
            <Button
              size="sm"
              disabled={disabled}
              onClick={() => onPick(sample)}
              className="h-auto min-h-7 max-w-full py-1 text-left whitespace-normal"
            >
              {sample}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

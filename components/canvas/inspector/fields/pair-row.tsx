import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Pair } from "@/components/key-values/parse-block";
import { looksSecret } from "@/components/key-values/looks-secret";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface PairRowProps {
  pair: Pair;
  index: number;
  readOnly: boolean;
  trouble: string | undefined;
  onName: (name: string) => void;
  /** The name is begun and done; what refers to it may follow. */
  naming?: { begin: (name: string) => void; done: (name: string) => void } | undefined;
  onValue: (value: string) => void;
  onDone: () => void;
  onPasteText: (text: string) => boolean;
  onRemove: () => void;
  editor: (done: () => void) => ReactNode;
}

/** A name and its value. A secret that somebody typed is not shown again: it can only be replaced. */
export function PairRow({
  pair,
  index,
  readOnly,
  trouble,
  onName,
  naming,
  onValue,
  onDone,
  onPasteText,
  onRemove,
  editor,
}: PairRowProps) {
  const [editing, setEditing] = useState(false);
  const called = pair.name || t("row {value}", { value: index + 1 });
  const hidden = !editing && looksSecret(pair.name, pair.value);
  const done = () => {
    setEditing(false);
    onDone();
  };
  return (
    <div role="group" aria-label={called} className="flex flex-col gap-1">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-1.5">
        <Input
          data-part="name"
          aria-label={t("Name of row {value}", { value: index + 1 })}
          placeholder={t("name")}
          spellCheck={false}
          autoComplete="off"
          value={pair.name}
          readOnly={readOnly}
          onChange={(event) => onName(event.target.value)}
          onFocus={() => naming?.begin(pair.name)}
          onBlur={() => {
            naming?.done(pair.name);
            onDone();
          }}
          onPaste={(event) => onPasteText(event.clipboardData.getData("text/plain")) && event.preventDefault()}
        />
        {hidden ? (
          <Hidden called={called} readOnly={readOnly} onReplace={() => onValue("")} />
        ) : (
          <div onFocus={() => setEditing(true)}>{editor(done)}</div>
        )}
        {readOnly ? (
          <span />
        ) : (
          <IconButton label={t("Remove {called}", { called })} size="sm" onClick={onRemove}>
            <Trash2 />
          </IconButton>
        )}
      </div>
      <FieldError>{trouble}</FieldError>
    </div>
  );
}

function Hidden({ called, readOnly, onReplace }: { called: string; readOnly: boolean; onReplace: () => void }) {
  return (
    <div className="flex h-8 items-center gap-2 rounded-md border border-input bg-muted px-2.5">
      <span
        className="flex-1 truncate text-muted-foreground"
        aria-label={t("The value of {called} is hidden", { called })}
        role="img"
      >
        ••••••••
      </span>
      {!readOnly && (
        <Button
          variant="link"
          className="text-sm"
          aria-label={t("Replace the value of {called}", { called })}
          onClick={onReplace}
        >
          {t("Replace")}
        </Button>
      )}
    </div>
  );
}

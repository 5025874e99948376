import { Plus } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { FieldControl } from "@/components/ui/field";
import { type Pair, parseBlock } from "@/components/key-values/parse-block";
import { t } from "@/components/words/t";
import { PairRow } from "./pair-row";
import { PasteBlock } from "./paste-block";

interface PairsEditorProps {
  pairs: readonly Pair[];
  /** `origins` says which pair each one was before. */
  onChange: (pairs: readonly Pair[], origins: readonly (number | undefined)[]) => void;
  onDone: () => void;
  /** Draws the editor of a value. */
  value: (
    index: number,
    change: (text: string) => void,
    done: () => void,
    onPasteText: (text: string) => boolean,
  ) => ReactNode;
  /** Takes a whole pasted request. */
  onRequest?: ((text: string) => boolean) | undefined;
  trouble?: (index: number) => string | undefined;
  naming?: { begin: (name: string) => void; done: (name: string) => void } | undefined;
  label: string;
  readOnly: boolean;
  control: FieldControl;
}

const anyBlock = /\n|^\s*(?:\{|curl\s)|^[^\s=]+=[^\s]*&/;
/** JSON may be a value itself, and so may a query string. */
const aboveValues = /^\s*[^\s{].*\n|^\s*curl\s/;

/** What can be done with the pairs, and where the keyboard is afterwards. */
function usePairs({ pairs, onChange, onDone, onRequest }: PairsEditorProps) {
  const list = useRef<HTMLDivElement>(null);
  const order = pairs.map((_pair, index): number | undefined => index);
  const focusName = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("[data-part=name]")[index]?.focus());
  const put = (at: number, gone: number, ...fresh: readonly Pair[]) => {
    onChange(pairs.toSpliced(at, gone, ...fresh), order.toSpliced(at, gone, ...fresh.map(() => undefined)));
    onDone();
  };
  return {
    list,
    set: (index: number, pair: Pair) => onChange(pairs.with(index, pair), order),
    add: () => {
      put(pairs.length, 0, { name: "", value: "" });
      focusName(pairs.length);
    },
    remove: (index: number) => {
      put(index, 1);
      focusName(Math.min(index, pairs.length - 2));
    },
    /** Puts a pasted block in place of an empty row, and after a filled one. */
    paste: (text: string, index: number, asValue = false): boolean => {
      if (onRequest?.(text)) return true;
      const block = (asValue ? aboveValues : anyBlock).test(text) ? parseBlock(text) : undefined;
      if (!block || block.length === 0) return false;
      const here = pairs[index];
      const empty = here !== undefined && here.name === "" && here.value === "";
      put(empty || !here ? index : index + 1, empty ? 1 : 0, ...block);
      return true;
    },
  };
}

/** Names and their values. A pasted block of them, or a curl command, becomes rows. */
export function PairsEditor(props: PairsEditorProps) {
  const { pairs, onDone, value, trouble, naming, label, readOnly, control } = props;
  const { list, set, add, remove, paste } = usePairs(props);
  return (
    <div
      ref={list}
      id={control.id}
      role="group"
      aria-label={label}
      aria-describedby={control["aria-describedby"]}
      className="flex flex-col gap-1.5"
    >
      {pairs.map((pair, index) => (
        <PairRow
          // eslint-disable-next-line react/no-array-index-key -- Their place is all that tells pairs apart.
          key={index}
          {...{ pair, index, readOnly, onDone, naming }}
          trouble={trouble?.(index)}
          onName={(name) => set(index, { ...pair, name })}
          onValue={(text) => set(index, { ...pair, value: text })}
          onPasteText={(text) => paste(text, index)}
          editor={(done) =>
            value(
              index,
              (text) => set(index, { ...pair, value: text }),
              done,
              (text) => paste(text, index),
            )
          }
          onRemove={() => remove(index)}
        />
      ))}
      {readOnly && pairs.length === 0 && <p className="text-sm text-muted-foreground">{t("None")}</p>}
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" data-slot="add-row" onClick={add}>
            <Plus aria-hidden />
            {t("Add a row")}
          </Button>
          <PasteBlock label={label} onPaste={(text) => paste(text, pairs.length)} />
        </div>
      )}
    </div>
  );
}

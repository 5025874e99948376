"use client";

import { useReactFlow } from "@xyflow/react";
import { useId, useMemo, useState } from "react";
import { toast } from "sonner";
import { useCanvas, useCanvasContext, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { goToNode } from "@/components/canvas/go-to-node";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { type Found, findTexts, replaceTexts, textsOf } from "./find-texts";
import { FoundText } from "./found-text";

/** Words in every prompt and every other text of the flow, and other words in their place. */
export function FindTextDialog() {
  const open = useCanvas((state) => state.overlay?.kind === "find-text");
  const store = useCanvasStore();
  const close = () => store.setState({ overlay: undefined });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent title={t("Find in all texts")} size="lg" onCloseAutoFocus={(event) => event.preventDefault()}>
        <FindText onDone={close} />
      </DialogContent>
    </Dialog>
  );
}

function FindText({ onDone }: { onDone: () => void }) {
  const { store } = useCanvasContext();
  const view = useReactFlow<CardNode, WireEdge>();
  const readOnly = useReadOnly();
  const [words, setWords] = useState("");
  const [instead, setInstead] = useState("");
  const [exact, setExact] = useState(false);
  const found = useFound(words, exact);
  const replace = (some: readonly Found[]) => {
    const count = timesOf(some);
    store.edit((document) => replaceTexts(document, some, words, instead));
    toast.success(t("{count, plural, =1 {Replaced once} other {Replaced # times}}", { count }), {
      action: { label: t("Undo"), onClick: store.undo },
    });
  };
  const go = (nodeId: string) => {
    onDone();
    goToNode(store, view, nodeId);
  };
  return (
    <div className="flex min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-5 pb-3">
        <WordsInput autoFocus label={t("Words to find")} placeholder={t("Find")} value={words} onChange={setWords} />
        {!readOnly && (
          <>
            <WordsInput
              label={t("Words in their place")}
              placeholder={t("Replace with")}
              value={instead}
              onChange={setInstead}
            />
            <Button disabled={found.length === 0} onClick={() => replace(found)}>
              {t("Replace all")}
            </Button>
          </>
        )}
      </div>
      <div className="flex items-center justify-between gap-3 border-b px-5 pb-3 text-sm text-muted-foreground">
        <ExactChoice exact={exact} onChange={setExact} />
        <p role="status">{words === "" ? "" : summary(found)}</p>
      </div>
      <FoundTexts words={words} found={found} onGo={go} {...(!readOnly && { onReplace: replace })} />
    </div>
  );
}

interface FoundTextsProps {
  words: string;
  found: readonly Found[];
  onGo: (nodeId: string) => void;
  onReplace?: (some: readonly Found[]) => void;
}

function FoundTexts({ words, found, onGo, onReplace }: FoundTextsProps) {
  if (words === "")
    return (
      <p className="px-5 py-6 text-muted-foreground">
        {t("Prompts, templates, code and every other text of the flow are searched as you type.")}
      </p>
    );
  return (
    <ul aria-label={t("Found")} className="min-h-24 flex-1 overflow-y-auto px-2 py-2 pb-4">
      {found.map((each) => (
        <FoundText
          key={[each.nodeId, ...each.path].join("\n")}
          found={each}
          length={words.length}
          onGo={() => onGo(each.nodeId)}
          {...(onReplace && { onReplace: () => onReplace([each]) })}
        />
      ))}
    </ul>
  );
}

interface WordsInputProps {
  label: string;
  placeholder: string;
  value: string;
  autoFocus?: boolean;
  onChange: (words: string) => void;
}

function WordsInput({ label, onChange, ...props }: WordsInputProps) {
  return (
    <Input
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
      className="flex-1 basis-48"
      {...props}
    />
  );
}

function ExactChoice({ exact, onChange }: { exact: boolean; onChange: (exact: boolean) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <Checkbox id={id} checked={exact} onCheckedChange={(checked) => onChange(checked === true)} />
      <label htmlFor={id}>{t("Match upper and lower case")}</label>
    </span>
  );
}

function useFound(words: string, exact: boolean): Found[] {
  const { catalogue } = useCanvasContext();
  const document = useCanvas((state) => state.document);
  const texts = useMemo(() => textsOf(document, catalogue.specs), [document, catalogue]);
  return useMemo(() => findTexts(texts, words, exact), [texts, words, exact]);
}

const timesOf = (found: readonly Found[]): number => found.reduce((sum, { at }) => sum + at.length, 0);

function summary(found: readonly Found[]): string {
  const times = timesOf(found);
  if (times === 0) return t("Nothing found");
  const places = t("{count, plural, one {# text} other {# texts}}", { count: found.length });
  return t("{times, plural, =1 {Once in {places}} other {# times in {places}}}", { times, places });
}

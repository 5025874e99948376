"use client";

import { HighlightedCode } from "@/components/chat/highlighted-code";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { callKindTexts } from "./call-kinds";
import type { RequestExample } from "./request-example";
import { type Language, languageTexts } from "./snippets/languages";
import { snippet } from "./snippets/snippet";

interface LanguagePanelProps {
  language: Language;
  example: RequestExample;
  onLanguage: (language: Language) => void;
}

/** The call as a program of one language. */
export function LanguagePanel({ language, example, onLanguage }: LanguagePanelProps) {
  const program = snippet(language, example);
  const { label, highlight, install } = languageTexts[language];
  if (program === undefined)
    return (
      <div className="flex flex-col items-start gap-3 rounded-md border border-dashed p-4">
        <p className="text-sm">
          {rich(
            "{language} has no call for this ({kind}). The TypeScript SDK takes the same address and key, and does.",
            { language: label, kind: t(callKindTexts[example.kind].label).toLowerCase() },
          )}
        </p>
        <Button size="sm" onClick={() => onLanguage("typescriptSdk")}>
          {t("Show it for the TypeScript SDK")}
        </Button>
      </div>
    );
  return (
    <>
      {install !== undefined && (
        <p className="text-sm text-muted-foreground">
          {rich("It needs the package: {install}", {
            install: <code className="rounded-xs bg-muted px-1 py-0.5 font-mono text-xs">{install}</code>,
          })}
        </p>
      )}
      <FileNote example={example} />
      <HighlightedCode code={program} language={highlight} />
    </>
  );
}

function FileNote({ example: { kind, document } }: { example: RequestExample }) {
  const name = kind === "image" ? "photo.png" : kind === "files" ? "report.txt" : kind === "upsert" && document?.name;
  return name ? (
    <p className="text-sm text-muted-foreground">{rich("It sends {name} from the folder it is run in.", { name })}</p>
  ) : null;
}

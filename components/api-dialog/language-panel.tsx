"use client";

import { HighlightedCode } from "@/components/chat/highlighted-code";
import { Button } from "@/components/ui/button";
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
          {label} has no call for this ({callKindTexts[example.kind].label.toLowerCase()}). The TypeScript SDK takes the
          same address and key, and does.
        </p>
        <Button size="sm" onClick={() => onLanguage("typescriptSdk")}>
          Show it for the TypeScript SDK
        </Button>
      </div>
    );
  return (
    <>
      {install !== undefined && (
        <p className="text-sm text-muted-foreground">
          It needs the package: <code className="rounded-xs bg-muted px-1 py-0.5 font-mono text-xs">{install}</code>
        </p>
      )}
      <FileNote example={example} />
      <HighlightedCode code={program} language={highlight} />
    </>
  );
}

function FileNote({ example: { kind, document } }: { example: RequestExample }) {
  const name = kind === "image" ? "photo.png" : kind === "files" ? "report.txt" : kind === "upsert" && document?.name;
  return name ? <p className="text-sm text-muted-foreground">It sends {name} from the folder it is run in.</p> : null;
}

"use client";

import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { t } from "@/components/words/t";
import { EmbedPanel } from "./embed-panel";
import type { Flow } from "./flow";
import { LanguagePanel } from "./language-panel";
import { keyPlaceholder, type RequestExample } from "./request-example";
import { RunHere } from "./run-here";
import { sendableBody } from "./send-example";
import { languages, languageTexts } from "./snippets/languages";

const tabs = [...languages, "embed"] as const;
export type SnippetTab = (typeof tabs)[number];

interface SnippetTabsProps {
  example: RequestExample;
  flow: Flow;
  tab: SnippetTab;
  onTab: (tab: SnippetTab) => void;
}

/** The same call in each language, and the ways to show the chat on a website. */
export function SnippetTabs({ example, flow, tab, onTab }: SnippetTabsProps) {
  const shown = flow.isPublic ? example : { ...example, key: example.key ?? keyPlaceholder };
  const nothing = example.kind === "override" && Object.keys(example.overrideConfig).length === 0;
  return (
    <Tabs
      value={tab}
      onValueChange={(value) => onTab(tabs.find((known) => known === value) ?? "curl")}
      className="flex min-w-0 shrink-0 flex-col gap-4 md:min-h-0 md:overflow-hidden"
    >
      <TabsList aria-label={t("Language")}>
        {languages.map((language) => (
          <TabsTrigger key={language} value={language}>
            {languageTexts[language].label}
          </TabsTrigger>
        ))}
        <TabsTrigger value="embed">{t("Embed and share")}</TabsTrigger>
      </TabsList>
      <div className="flex min-h-0 flex-col gap-4 md:flex-1 md:overflow-y-auto md:pr-1">
        {languages.map((language) => (
          <TabsContent key={language} value={language} className="flex flex-col gap-3 [&_pre]:max-h-none">
            {nothing ? <NothingToReplace /> : <LanguagePanel language={language} example={shown} onLanguage={onTab} />}
          </TabsContent>
        ))}
        <TabsContent value="embed">
          <EmbedPanel flow={flow} origin={example.origin} />
        </TabsContent>
        {tab !== "embed" && !nothing && sendableBody(example) && (
          // What another kind of call answered would be taken for this one's.
          <RunHere key={example.kind} example={example} needsKey={!flow.isPublic} />
        )}
      </div>
    </Tabs>
  );
}

const NothingToReplace = () => (
  <p className="rounded-md border border-dashed p-4 text-sm">
    {t(
      "Callers may replace nothing of this flow so far. What is allowed under “Override configuration” is filled in here.",
    )}
  </p>
);

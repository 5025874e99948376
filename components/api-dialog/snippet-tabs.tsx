"use client";

import { HighlightedCode } from "@/components/chat/highlighted-code";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { EmbedPanel } from "./embed-panel";
import type { Flow } from "./flow";
import { keyPlaceholder, type RequestExample } from "./request-example";
import { RunHere } from "./run-here";
import { languageNames, languages, snippet } from "./snippets";

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
  return (
    <Tabs
      value={tab}
      onValueChange={(value) => onTab(tabs.find((known) => known === value) ?? "curl")}
      className="flex min-h-0 min-w-0 flex-col gap-4 md:overflow-hidden"
    >
      <TabsList aria-label="Language">
        {languages.map((language) => (
          <TabsTrigger key={language} value={language}>
            {languageNames[language].label}
          </TabsTrigger>
        ))}
        <TabsTrigger value="embed">Embed and share</TabsTrigger>
      </TabsList>
      <div className="flex min-h-0 flex-col gap-4 md:flex-1 md:overflow-y-auto md:pr-1">
        {languages.map((language) => (
          <TabsContent key={language} value={language} className="flex flex-col gap-3 [&_pre]:max-h-none">
            <LanguageNote language={language} />
            <HighlightedCode code={snippet(language, shown)} language={languageNames[language].highlight} />
          </TabsContent>
        ))}
        <TabsContent value="embed">
          <EmbedPanel flow={flow} origin={example.origin} />
        </TabsContent>
        {tab !== "embed" && <RunHere example={example} needsKey={!flow.isPublic} />}
      </div>
    </Tabs>
  );
}

function LanguageNote({ language }: { language: (typeof languages)[number] }) {
  if (language === "sdk")
    return <p className="text-sm text-muted-foreground">It needs the package: {code("npm install flowise-sdk")}</p>;
  if (language === "python")
    return <p className="text-sm text-muted-foreground">It needs the package: {code("pip install requests")}</p>;
  return null;
}

const code = (text: string) => <code className="rounded-xs bg-muted px-1 py-0.5 font-mono text-xs">{text}</code>;

import { FileJson } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "@/components/words/t";
import type { OpenApiDocument } from "@/domain/api/openapi/openapi-document";
import { Logo } from "@/components/frame/logo";
import { Button } from "@/components/ui/button";
import { DocsIntro } from "./docs-intro";
import { DocsNav } from "./docs-nav";
import { type DocsSection, docsSections } from "./docs-sections";
import { OperationSection, type OperationSectionProps } from "./operation-section";
import { Prose } from "./prose";
import { ThemeSwitch } from "./theme-switch";

interface DocsPageProps {
  document: OpenApiDocument;
  /** Where the document itself is. */
  source: string;
  /** Stands above the endpoints. */
  intro?: ReactNode;
}

/** An API document to be read by people. */
export function DocsPage({ document, source, intro }: DocsPageProps) {
  const base = document.servers[0]?.url ?? "";
  const sections = docsSections(document);
  const nav = sections.map(({ tag, anchor, operations }) => ({
    tag,
    anchor,
    links: operations.map(({ method, path, operation }) => ({
      ...{ method, path, id: operation.operationId, summary: operation.summary },
    })),
  }));
  return (
    <div className="min-h-dvh">
      <DocsHeader source={source} />
      <div className="mx-auto grid max-w-[96rem] px-4 sm:px-8 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10">
        <aside className="hidden lg:sticky lg:top-14 lg:block lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto lg:px-1 lg:py-8">
          <DocsNav sections={nav} slashKey />
        </aside>
        <main id="docs" tabIndex={-1} className="min-w-0 py-8 outline-none">
          <h1 className="text-2xl font-semibold tracking-tight text-balance">{document.info.title}</h1>
          <p className="mt-2 max-w-3xl text-pretty text-muted-foreground">
            <Prose text={document.info.description} />
          </p>
          <details className="mt-6 rounded-md border bg-card px-3 py-2 lg:hidden">
            <summary className="min-h-7 cursor-pointer font-medium">{t("All endpoints")}</summary>
            <div className="mt-3">
              <DocsNav sections={nav} />
            </div>
          </details>
          {intro ?? <DocsIntro base={base} schemes={document.components.securitySchemes} />}
          {sections.map((section) => (
            <Section key={section.anchor} {...section} base={base} components={document.components} />
          ))}
        </main>
      </div>
    </div>
  );
}

type SectionProps = DocsSection & Pick<OperationSectionProps, "base" | "components">;

const Section = ({ tag, anchor, description, operations, ...shared }: SectionProps) => (
  <section aria-labelledby={anchor} className="mt-12">
    <h2 id={anchor} className="scroll-mt-20 text-xl font-semibold tracking-tight">
      {tag}
    </h2>
    <p className="mt-1 mb-6 text-muted-foreground">{description}</p>
    {operations.map((each) => (
      <OperationSection key={each.operation.operationId} {...each} {...shared} />
    ))}
  </section>
);

const DocsHeader = ({ source }: { source: string }) => (
  <>
    <a
      href="#docs"
      className="sr-only z-30 rounded-md bg-card px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t("To the text")}
    </a>
    <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b bg-background px-4 sm:px-8">
      <Link href="/" aria-label={t("Weft, to the start")} className="flex items-center gap-2 text-lg font-semibold">
        <Logo className="size-5" />
        Weft
      </Link>
      <span className="text-muted-foreground">API</span>
      <div className="ml-auto flex items-center gap-1">
        <Button asChild variant="ghost" size="sm">
          <a href={source}>
            <FileJson aria-hidden />
            OpenAPI
          </a>
        </Button>
        <ThemeSwitch />
      </div>
    </header>
  </>
);

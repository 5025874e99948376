"use client";

import { memo, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "@/components/ui/code-block";
import { t } from "@/components/words/t";
import type { SourceDocument } from "@/domain/api/stream-event";
import { Citation, SourcesProvider } from "./citation";
import "./markdown.css";
import { markdownBlocks } from "./markdown-blocks";
import { codeLanguage, plainText } from "./markdown-code";
import { rehypeCitations } from "./rehype-citations";
import { ScrollRegion } from "./scroll-region";

/**
 * An answer's Markdown. It is written by a model, so by anybody: HTML in it is shown as nothing, what is left is
 * sanitised, links say nothing about this page, and pictures are not fetched, because their address could carry the
 * conversation away.
 */
export function Markdown({ text, sources = none }: { text: string; sources?: readonly SourceDocument[] }) {
  return (
    <SourcesProvider value={sources}>
      <div className="markdown">
        {markdownBlocks(text).map((block, index) => (
          <MarkdownBlock key={index} text={block} sources={sources.length} />
        ))}
      </div>
    </SourcesProvider>
  );
}

const none: readonly SourceDocument[] = [];

/** `sources`: how many passages a number in the text may name. */
const MarkdownBlock = memo(function MarkdownBlock({ text, sources }: { text: string; sources: number }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      // Highlighting comes last: it adds classes that sanitising would take away again.
      rehypePlugins={[
        rehypeSanitize,
        [rehypeCitations, { count: sources }],
        [rehypeHighlight, { detect: false, ignoreMissing: true }],
      ]}
      components={components}
    >
      {text}
    </ReactMarkdown>
  );
});

const components: Components = {
  // An answer stands below the page's own headings.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  cite: ({ node }) => <Citation node={node} />,
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  img: ({ src, alt }) => (
    <OutsideLink href={typeof src === "string" ? src : undefined}>
      {alt === undefined || alt === "" ? t("Picture") : alt}
    </OutsideLink>
  ),
  pre: ({ node, children }) => (
    <CodeBlock code={plainText(node).replace(/\n$/, "")} title={codeLanguage(node) ?? t("code")} className="my-2.5">
      {codeChildren(children)}
    </CodeBlock>
  ),
  table: ({ children }) => (
    <ScrollRegion className="markdown-table" label={t("Table")}>
      <table>{children}</table>
    </ScrollRegion>
  ),
};

function OutsideLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** The block draws its own `code` element around what stands inside of this one. */
function codeChildren(children: ReactNode): ReactNode {
  if (typeof children !== "object" || children === null || !("props" in children)) return children;
  const props: unknown = children.props;
  return typeof props === "object" && props !== null && "children" in props ? (props.children as ReactNode) : children;
}

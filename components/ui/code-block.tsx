import type { ReactNode } from "react";
import { t } from "@/components/words/t";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

interface CodeBlockProps {
  code: string;
  /** Highlighted form of the same code; the plain text is shown without it. */
  children?: ReactNode;
  /** File name or language, shown above. */
  title?: ReactNode;
  copyLabel?: string;
  wrap?: boolean;
  className?: string;
}

/** Code with a copy button. It can be scrolled by keyboard. */
export function CodeBlock({
  code,
  children,
  title,
  copyLabel = t("Copy code"),
  wrap = false,
  className,
}: CodeBlockProps) {
  return (
    <figure data-slot="code-block" className={cn("relative overflow-hidden rounded-md border bg-muted", className)}>
      {title && <figcaption className="border-b px-3 py-1.5 pr-10 text-xs text-muted-foreground">{title}</figcaption>}
      <pre
        tabIndex={0}
        aria-label={typeof title === "string" ? title : t("Code")}
        role="region"
        className={cn(
          "max-h-96 overflow-auto p-3 pr-11 font-mono text-sm -outline-offset-2",
          wrap && "break-words whitespace-pre-wrap",
        )}
      >
        <code>{children ?? code}</code>
      </pre>
      <CopyButton text={code} label={copyLabel} className="absolute top-1 right-1 bg-muted" />
    </figure>
  );
}

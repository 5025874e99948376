import { Fragment } from "react";

/** Help text as definitions write it: what stands between backquotes is code. */
export function HelpText({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <code key={index} className="rounded-xs bg-muted px-1 font-mono text-xs wrap-anywhere text-foreground">
        {part}
      </code>
    ),
  );
}

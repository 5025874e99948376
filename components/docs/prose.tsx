/** A sentence in which words between backticks are code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={index} className="rounded-xs bg-muted px-1 py-0.5 font-mono text-xs break-words">
        {part}
      </code>
    ),
  );
}

import type { TextDocument, TextSplitter } from "../documents/document-slots";
import type { HeaderDepth } from "./header-input";
import { langchainSplitter } from "./langchain-splitter";

/** Cuts Markdown into pieces of a size, or into its sections. */
export async function markdownSplitter(
  chunks: { chunkSize: number; chunkOverlap: number },
  depth: HeaderDepth,
): Promise<TextSplitter> {
  if (depth !== "disabled") return { split: async (document) => sections(document, Number(depth.slice(1))) };
  const { MarkdownTextSplitter } = await import("@langchain/textsplitters");
  return langchainSplitter(new MarkdownTextSplitter(chunks));
}

/** The sections down to a depth, each with the lines it came from. A `#` inside a code block begins none. */
function sections({ pageContent, metadata }: TextDocument, depth: number): TextDocument[] {
  const lines = pageContent.split("\n");
  const starts = [0];
  let fence: string | undefined;
  for (const [place, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === undefined || (mark[0] === fence[0] && mark.length >= fence.length)))
      fence = fence === undefined ? mark : undefined;
    const level = fence === undefined && !mark ? (/^(#{1,6})\s/.exec(line)?.[1]?.length ?? 7) : 7;
    if (level <= depth && place > 0) starts.push(place);
  }
  return starts.flatMap((from, at) => {
    const to = starts[at + 1] ?? lines.length;
    const text = lines.slice(from, to).join("\n").trim();
    return text === ""
      ? []
      : [{ pageContent: text, metadata: { ...metadata, loc: { lines: { from: from + 1, to } } } }];
  });
}

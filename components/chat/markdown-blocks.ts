/** A line that can only begin something new: not part of a list, not indented, not the start of one. */
const beginsBlock = /^(?![-*+>] |[-*+]$|\d+[.)] |\s)\S/;
/** A fence in a list or a quote, whose end depends on what it stands in. From there on the text stays whole. */
const nestedFence = /^(?:\s|[-*+>]|\d+[.)]).*(?:`{3}|~{3})/;
/** Definitions are used from anywhere in the text, so such a text stays whole. */
const definition = /^ {0,3}\[[^\]]+\]:/m;

/**
 * Cuts Markdown into pieces that can be drawn each by itself with the same result. While an answer arrives only its last
 * piece changes, and only that one has to be drawn again.
 */
export function markdownBlocks(text: string): string[] {
  if (definition.test(text)) return [text];
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | undefined;
  let blank = false;
  let whole = false;
  for (const line of text.split("\n")) {
    whole ||= nestedFence.test(line);
    if (!whole && blank && fence === undefined && beginsBlock.test(line)) {
      blocks.push(block.join("\n"));
      block = [];
    }
    fence = fenceAfter(fence, line);
    blank = line.trim() === "";
    block.push(line);
  }
  return [...blocks, block.join("\n")].filter((part) => part.trim() !== "");
}

/** The marker of the fence that is open after this line. */
function fenceAfter(open: string | undefined, line: string): string | undefined {
  const [, ticks, rest = ""] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (ticks === undefined) return open;
  if (open === undefined) return ticks.startsWith("`") && rest.includes("`") ? undefined : ticks;
  const closes = ticks.startsWith(open.charAt(0)) && ticks.length >= open.length && rest.trim() === "";
  return closes ? undefined : open;
}

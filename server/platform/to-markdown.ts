import TurndownService from "turndown";

let converter: TurndownService | undefined;

/** HTML of a rich-text editor as Markdown. */
export function toMarkdown(html: string): string {
  converter ??= createConverter();
  return converter.turndown(html);
}

function createConverter(): TurndownService {
  const service = new TurndownService();
  // Underscores and brackets of references and code must stay as they are.
  service.escape = (text) => text;
  return service;
}

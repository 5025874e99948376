import type { SourceDocument, UsedTool } from "@/domain/api/stream-event";

/** Something that a provider's own tool drew or wrote. */
export interface MadeFile {
  name: string;
  mime: string;
  base64: string;
}

/** A file that lies where OpenAI ran the model's code. */
export interface ContainerFile {
  containerId: string;
  fileId: string;
  name: string;
}

/** One use of a tool that the provider runs itself. */
export interface BuiltInUse {
  tool: string;
  toolInput: unknown;
  toolOutput: string;
  error?: string;
  sources: SourceDocument[];
  made: MadeFile[];
  containerFiles: ContainerFile[];
}

export const builtInUse = (tool: string, toolInput: unknown, more: Partial<BuiltInUse> = {}): BuiltInUse => ({
  ...{ tool, toolInput, toolOutput: "", sources: [], made: [], containerFiles: [] },
  ...more,
});

export interface FoundPage {
  url: string;
  title?: string | null | undefined;
  /** Words of it that the answer rests on. */
  said?: string | undefined;
}

/** Pages as an answer's sources: each once, with everything of it that the answer rests on. */
export function sourcesOf(pages: readonly FoundPage[]): SourceDocument[] {
  return [...new Set(pages.map(({ url }) => url))].map((url) => {
    const same = pages.filter((page) => page.url === url);
    const title = same.find((page) => page.title)?.title ?? undefined;
    const said = [...new Set(same.flatMap((page) => page.said?.trim() || []))].join("\n");
    return { pageContent: said || title || url, metadata: { source: url, ...(title !== undefined && { title }) } };
  });
}

/** What the person sees of pages that were found. */
export const pagesText = (pages: readonly FoundPage[]): string =>
  [...new Map(pages.map(({ url, title }) => [url, title ? `${title}: ${url}` : url])).values()].join("\n");

/** Without what is only for showing. */
export const asUsedTool = ({ tool, toolInput, toolOutput, error, sources }: BuiltInUse): UsedTool => ({
  ...{ tool, toolInput, toolOutput },
  ...(error !== undefined && { error }),
  ...(sources.length > 0 && { sourceDocuments: sources }),
});

import type { AIMessage } from "@langchain/core/messages";
import type { FileAnnotation, UsedTool } from "@/domain/api/stream-event";
import { endingOf, typeOfEnding } from "@/domain/files/file-types";
import { asUsedTool, type BuiltInUse, type MadeFile } from "../agents/built-in/built-in-use";
import { builtInUses } from "../agents/built-in/built-in-uses";
import { readContainerFile } from "../agents/built-in/container-file";
import type { StepScope } from "../step-scope";

type Artifact = NonNullable<UsedTool["artifacts"]>[number];

interface Keeping {
  scope: Pick<StepScope, "keepFile">;
  /** The model as it was asked. */
  client: object;
  signal: AbortSignal;
  emit: StepScope["emit"];
}

/** What the provider's own tools did for an answer. What they drew and wrote is kept with the conversation. */
export async function keepBuiltIn(message: AIMessage, keeping: Keeping): Promise<UsedTool[]> {
  const used: UsedTool[] = [];
  for (const use of builtInUses(message)) {
    try {
      const artifacts = await artifactsOf(use, keeping);
      used.push({ ...asUsedTool(use), ...(artifacts.length > 0 && { artifacts }) });
    } catch (error) {
      // The answer stands without what could not be kept.
      keeping.signal.throwIfAborted();
      used.push({ ...asUsedTool(use), error: error instanceof Error ? error.message : String(error) });
    }
  }
  return used;
}

async function artifactsOf(use: BuiltInUse, keeping: Keeping): Promise<Artifact[]> {
  const drawn = await Promise.all(use.made.map((file) => artifactOf(file, keeping)));
  const { pictures, annotations } = await writtenFiles(use, keeping);
  if (annotations.length > 0) keeping.emit({ type: "fileAnnotations", annotations });
  return [...drawn, ...pictures];
}

const stored = (name: string): string => `FILE-STORAGE::${name}`;
const formatOf = (mime: string): string => mime.slice(mime.indexOf("/") + 1);

async function artifactOf({ name, mime, base64 }: MadeFile, { scope }: Keeping): Promise<Artifact> {
  const kept = await scope.keepFile?.({ name, mime, bytes: Buffer.from(base64, "base64") });
  return { type: formatOf(mime), data: kept === undefined ? base64 : stored(kept) };
}

/** Files that code wrote at OpenAI, where they are gone after a while. Pictures are shown, others offered. */
async function writtenFiles({ containerFiles }: BuiltInUse, { scope, client, signal }: Keeping) {
  const pictures: Artifact[] = [];
  const annotations: FileAnnotation[] = [];
  for (const file of containerFiles) {
    const bytes = scope.keepFile && (await readContainerFile(client, file, signal));
    const mime = mimeOf(file.name);
    if (!scope.keepFile || !bytes) continue;
    const name = await scope.keepFile({ name: baseName(file.name), mime, bytes });
    if (mime.startsWith("image/")) pictures.push({ type: formatOf(mime), data: stored(name) });
    else annotations.push({ filePath: stored(name), fileName: name });
  }
  return { pictures, annotations };
}

const baseName = (name: string): string => name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);

const mimeOf = (name: string): string => typeOfEnding(endingOf(name))?.mimes[0] ?? "application/octet-stream";

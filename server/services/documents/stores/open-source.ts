import type { NodeChoice } from "@/domain/documents/node-choice";
import { AppError } from "@/domain/errors";
import type { DocumentSource } from "@/server/nodes/documents/document-slots";
import { buildChoice, type ChoiceBuilder } from "./build-choice";

/** A loader with its splitter. */
export async function openSource(
  builder: ChoiceBuilder,
  { name, loader, splitter }: { name: string | undefined; loader: NodeChoice; splitter: NodeChoice | null },
): Promise<DocumentSource> {
  const textSplitter = splitter ? [await buildChoice(builder, splitter)] : [];
  const built = await buildChoice(builder, loader, { label: name, output: "document", slots: { textSplitter } });
  if (isSource(built)) return built;
  throw new AppError("unprocessable", `“${loader.name}” is not a document loader.`);
}

const isSource = (value: unknown): value is DocumentSource =>
  typeof value === "object" && value !== null && "load" in value && typeof value.load === "function";

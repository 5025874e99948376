import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { acceptsFile } from "@/domain/files/accepts-file";
import type { FileTarget } from "./give-files";

type FileField = Pick<FileTarget, "input" | "fileType">;

/** The file field of a node that reads a file of this name. */
export function fileFieldFor(spec: NodeSpec, name: string): FileField | undefined {
  for (const [input, field] of Object.entries(spec.inputs))
    if (field.type === "file" && acceptsFile(name, field.fileType)) return { input, fileType: field.fileType };
  return undefined;
}

/** The loader that reads a file of this name; the one that is made for fewest kinds before those that read many. */
export function loaderFor(specs: Iterable<NodeSpec>, name: string): { spec: NodeSpec; field: FileField } | undefined {
  const fitting = [...specs].flatMap((spec) => {
    const field = spec.category === "Document Loaders" ? fileFieldFor(spec, name) : undefined;
    return field ? [{ spec, field }] : [];
  });
  const width = ({ fileType }: FileField): number =>
    /(^|,)\s*\*?\s*(,|$)/.test(fileType) ? Number.POSITIVE_INFINITY : fileType.split(",").length;
  return fitting.toSorted((a, b) => width(a.field) - width(b.field))[0];
}

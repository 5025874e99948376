import { t } from "@/components/words/t";
import { bareMime, endingOf, typeOfEnding, typeOfMime } from "@/domain/files/file-types";
import type { SentFile, SentFileKind } from "./sent-file";

/** What files a flow takes along with a question. */
export interface AcceptedFiles {
  /** Absent where its model cannot see. */
  images?: { types: readonly string[]; maxBytes: number };
  /** Absent where it takes no whole files. No types: all. */
  documents?: { types: readonly string[]; maxBytes: number };
}

export interface SortedFiles {
  taken: { file: File; kind: SentFileKind; name: string }[];
  /** Why the others were not taken, a sentence each. */
  refusals: string[];
}

const mostFiles = 20;
const mostBytes = 20 * 1024 * 1024;

/** Which files may go, and in what manner; each of those that may not with its reason. */
export function sortFiles(
  files: readonly File[],
  accepted: AcceptedFiles,
  { attached, names }: { attached: readonly SentFile[]; names: ReadonlySet<string> },
): SortedFiles {
  const sorted: SortedFiles = { taken: [], refusals: [] };
  const used = new Set(names);
  let count = attached.length;
  let bytes = attached.reduce((total, { size }) => total + size, 0);
  for (const file of files) {
    const kind = kindOf(file, accepted);
    const refusal = kind === undefined ? notTaken(file, accepted) : refusalOf(file, accepted[`${kind}s`]?.maxBytes);
    if (refusal !== undefined) sorted.refusals.push(refusal);
    else if (count === mostFiles)
      sorted.refusals.push(
        t("“{name}” is one too many: {mostFiles} files can go along.", { name: file.name, mostFiles }),
      );
    else if (bytes + file.size > mostBytes)
      sorted.refusals.push(
        t("“{name}” was left out: together the files would be larger than {megabytes}.", {
          name: file.name,
          megabytes: megabytes(mostBytes),
        }),
      );
    else if (kind !== undefined) {
      const name = freeName(file.name, used);
      used.add(name);
      [count, bytes] = [count + 1, bytes + file.size];
      sorted.taken.push({ file, kind, name });
    }
  }
  return sorted;
}

/** For the browser's file dialog. */
export const dialogTypes = ({ images, documents }: AcceptedFiles): string | undefined => {
  const listed = [...(images?.types ?? []), ...(documents?.types ?? [])].filter((type) => type !== "");
  if (documents?.types.length === 0 || listed.length === 0) return undefined;
  return listed.map((type) => (type.includes("/") || type.startsWith(".") ? type : `.${type}`)).join(",");
};

function kindOf(file: File, { images, documents }: AcceptedFiles): "image" | "document" | undefined {
  const mime = bareMime(file.type);
  if (images && isListed(file.name, mime, images.types)) return "image";
  if (documents && (documents.types.length === 0 || isListed(file.name, mime, documents.types))) return "document";
  return undefined;
}

/** Types are listed as MIME types or as endings. */
function isListed(name: string, mime: string, types: readonly string[]): boolean {
  const own = [typeOfMime(mime), typeOfEnding(endingOf(name))].filter((type) => type !== undefined);
  return types.some((item) => {
    const plain = bareMime(item).replace(/^\./, "");
    if (plain === "") return false;
    const type = plain.includes("/") ? typeOfMime(plain) : typeOfEnding(plain);
    return plain === mime || plain === endingOf(name) || (type !== undefined && own.includes(type));
  });
}

function notTaken({ name }: File, { images, documents }: AcceptedFiles): string {
  if (!images && !documents) return t("“{name}” was not attached: this flow takes no files.", { name });
  if (!documents)
    return t("“{name}” was not attached: this flow takes images only (PNG, JPEG, GIF or WebP).", { name });
  const listed = documents.types.map((type) => typeName(type));
  return t("“{name}” was not attached: this flow takes {value}.", {
    name,
    value: [...(images ? ["images"] : []), ...new Set(listed)].join(", "),
  });
}

function typeName(type: string): string {
  const plain = bareMime(type).replace(/^\./, "");
  return (typeOfMime(plain)?.endings[0] ?? plain).toUpperCase();
}

function refusalOf({ name, size }: File, maxBytes: number | undefined): string | undefined {
  if (size === 0) return t("“{name}” was not attached: it is empty.", { name });
  if (maxBytes === undefined || size <= maxBytes) return undefined;
  return t("“{name}” was not attached: it is larger than {megabytes}.", { name, megabytes: megabytes(maxBytes) });
}

const megabytes = (bytes: number): string => t("{round} MB", { round: Math.round(bytes / 1024 / 1024) });

/** Two files of a conversation never share a name, or one would be shown in the other's place. */
function freeName(wanted: string, used: ReadonlySet<string>): string {
  const dot = wanted.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ""];
  let name = wanted;
  for (let number = 2; used.has(name); number += 1) name = `${stem}-${number}${ending}`;
  return name;
}

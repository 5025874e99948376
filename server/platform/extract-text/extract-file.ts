import { AppError } from "@/domain/errors";
import { bareMime, endingOf, type FileKind, typeOfEnding, typeOfMime } from "@/domain/files/file-types";
import type { ExtractedFile, ExtractedPage, FileToExtract } from "@/server/engine/document-ports";
import { contradictingType } from "../sniff-content";
import { decodeText } from "./decode-text";
import { readPages } from "./read-pages";
import { readPrint } from "./read-print";

const mostChars = 20_000_000;

/** Endings that are the same inside as a known one, and those of formats that nobody writes any more. */
const sameAs: Readonly<Record<string, FileKind | "epub">> = { epub: "epub", xlsm: "xlsx", docm: "docx", pptm: "pptx" };
const outdated: Readonly<Record<string, string>> = { doc: ".docx", xls: ".xlsx", xlsb: ".xlsx", ppt: ".pptx" };

/** The pages of a file of any kind that holds text. Throws with a sentence that names the file and says what to do. */
export async function extractFile(file: FileToExtract, signal: AbortSignal): Promise<ExtractedFile> {
  const { name, bytes } = file;
  if (bytes.length === 0) throw refusal(name, "is empty.");
  const kind = kindOf(file);
  if (kind !== "epub") await checkContent(file, kind);
  const extracted = { kind, pages: await pagesOf(file, kind, signal) };
  const length = extracted.pages.reduce((sum, { text }) => sum + text.length, 0);
  if (length > mostChars)
    throw new AppError(
      "too_large",
      `“${name}” holds ${length.toLocaleString("en")} characters of text. At most ${mostChars.toLocaleString("en")} can be read; split the file.`,
    );
  if (extracted.pages.every(({ text }) => text.trim() === "")) throw refusal(name, nothingIn(kind, file.ocr ?? false));
  return extracted;
}

const refusal = (name: string, what: string): AppError => new AppError("unprocessable", `“${name}” ${what}`);

const nothingIn = (kind: ExtractedFile["kind"], ocr: boolean): string =>
  kind === "pdf" && !ocr
    ? "holds no text that could be read. If its pages are scanned, switch OCR on."
    : "holds no text that could be read.";

function kindOf({ name, mime, bytes }: FileToExtract): ExtractedFile["kind"] {
  const ending = endingOf(name);
  const instead = outdated[ending];
  if (instead !== undefined)
    throw refusal(name, `is in an old format (.${ending}) that is not read. Save it as ${instead} and try again.`);
  const kind = sameAs[ending] ?? typeOfEnding(ending)?.kind ?? typeOfMime(bareMime(mime ?? ""))?.kind;
  if (kind === "audio") throw refusal(name, "is a recording and holds no text to read.");
  if (kind) return kind;
  if (bytes.includes(0)) throw refusal(name, "is of a kind that is not read here.");
  return "text";
}

async function checkContent({ name, bytes, ocr }: FileToExtract, kind: FileKind): Promise<void> {
  if (kind === "image" && !ocr) throw refusal(name, "is a picture. Switch OCR on to read print off it.");
  const found = await contradictingType(bytes, { mime: mimeOf[kind] ?? "", kind });
  if (found === undefined) return;
  if (kind === "text") throw refusal(name, "is not a text file.");
  // Office files have a dozen names for what is the same inside, and pictures of every format are read.
  if (!found.startsWith(familyOf(kind))) throw refusal(name, `is not what its name says: it is ${found}.`);
}

function familyOf(kind: FileKind): string {
  if (kind === "pdf") return "application/pdf";
  return kind === "image" ? "image/" : "application/vnd.";
}

const mimeOf: Partial<Record<FileKind, string>> = { pdf: "application/pdf", image: "image/png" };

async function pagesOf(
  { name, bytes, ocr }: FileToExtract,
  kind: ExtractedFile["kind"],
  signal: AbortSignal,
): Promise<ExtractedPage[]> {
  if (kind === "text") return [{ text: decodeText(bytes) }];
  if (kind === "image") return (await readPrint({ name, bytes }, signal)).map((text) => ({ text }));
  const pages: ExtractedPage[] = await readPages({ name, kind, bytes }, signal);
  if (kind !== "pdf" || !ocr) return pages;
  const scanned = pages.flatMap(({ text }, place) => (text.trim() === "" ? [place + 1] : []));
  const texts = await readPrint({ name, bytes, pages: scanned }, signal);
  for (const [place, text] of texts.entries()) pages[(scanned[place] ?? 0) - 1] = { text };
  return pages;
}

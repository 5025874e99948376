/** What can be done with a file: shown to a model, listened to, or read as text. */
export type FileKind = "image" | "audio" | "text" | "pdf" | "docx" | "xlsx" | "pptx";

export interface FileType {
  kind: FileKind;
  /** The first one is what the file is called when its sender did not say. */
  mimes: readonly [string, ...string[]];
  endings: readonly string[];
}

const office = "application/vnd.openxmlformats-officedocument";
const text = (endings: string, ...mimes: [string, ...string[]]): FileType => ({
  kind: "text",
  mimes,
  endings: endings.split(" "),
});

/** Every kind of file that is more than bytes here. Some systems call a file by another kind's name; those are listed. */
const fileTypes: readonly FileType[] = [
  { kind: "image", mimes: ["image/png"], endings: ["png"] },
  { kind: "image", mimes: ["image/jpeg", "image/jpg", "image/pjpeg"], endings: ["jpg", "jpeg"] },
  { kind: "image", mimes: ["image/gif"], endings: ["gif"] },
  { kind: "image", mimes: ["image/webp"], endings: ["webp"] },
  { kind: "audio", mimes: ["audio/webm", "video/webm"], endings: ["webm", "weba"] },
  { kind: "audio", mimes: ["audio/mp4", "audio/x-m4a", "audio/m4a", "video/mp4"], endings: ["mp4", "m4a"] },
  {
    kind: "audio",
    mimes: ["audio/ogg", "application/ogg", "audio/opus", "video/ogg"],
    endings: ["ogg", "oga", "opus"],
  },
  { kind: "audio", mimes: ["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"], endings: ["wav"] },
  { kind: "audio", mimes: ["audio/mpeg", "audio/mp3"], endings: ["mp3", "mpga"] },
  { kind: "audio", mimes: ["audio/flac", "audio/x-flac"], endings: ["flac"] },
  { kind: "pdf", mimes: ["application/pdf", "application/x-pdf"], endings: ["pdf"] },
  { kind: "docx", mimes: [`${office}.wordprocessingml.document`], endings: ["docx"] },
  { kind: "xlsx", mimes: [`${office}.spreadsheetml.sheet`], endings: ["xlsx"] },
  { kind: "pptx", mimes: [`${office}.presentationml.presentation`], endings: ["pptx"] },
  text("txt text log ini conf env toml properties", "text/plain"),
  text("md markdown mdx", "text/markdown", "text/x-markdown"),
  text("csv", "text/csv", "application/csv", "application/vnd.ms-excel"),
  text("tsv", "text/tab-separated-values"),
  text("html htm xhtml", "text/html", "application/xhtml+xml"),
  text("json", "application/json", "text/json"),
  text("jsonl ndjson", "application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
  text("xml xsd xsl", "application/xml", "text/xml"),
  text("svg", "image/svg+xml"),
  text("yaml yml", "application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml"),
  text("css scss sass less", "text/css"),
  text("js mjs cjs jsx", "text/javascript", "application/javascript", "application/x-javascript"),
  text("ts mts cts tsx", "text/typescript", "application/typescript", "video/mp2t", "video/vnd.dlna.mpeg-tts"),
  text("py", "text/x-python", "application/x-python-code"),
  text("sql", "application/sql"),
  text("sh bash zsh", "application/x-sh", "application/x-shellscript"),
  text("php", "application/x-httpd-php", "application/x-php"),
  text("java kt scala go rs rb c h cc cpp hpp cs swift lua pl r jl dart vue svelte tex rst srt vtt", "text/x-source"),
];

/** A MIME type as it is compared: in lower case, without parameters. */
export const bareMime = (mime: string): string => (mime.split(";")[0] ?? "").trim().toLowerCase();

/** What follows the last dot of a name, in lower case. Empty when there is none. */
export const endingOf = (name: string): string => /[^/\\]\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const typeOfMime = (mime: string): FileType | undefined =>
  fileTypes.find(({ mimes }) => mimes.includes(mime)) ??
  (mime.startsWith("text/") ? { kind: "text", mimes: [mime], endings: [] } : undefined);

export const typeOfEnding = (ending: string): FileType | undefined =>
  fileTypes.find(({ endings }) => endings.includes(ending));

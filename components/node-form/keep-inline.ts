import { t } from "@/components/words/t";
import { loaderFileBytes } from "@/domain/documents/loader-file-bytes";
import type { FieldFile } from "@/domain/files/file-value";

/** Puts a file's content into the field itself; whoever saves the form takes it out again. */
export async function keepInline(file: File): Promise<FieldFile> {
  if (file.size === 0) throw new Error(t("“{name}” is empty.", { name: file.name }));
  if (file.size > loaderFileBytes)
    throw new Error(
      t("“{name}” is larger than {value} MB.", { name: file.name, value: loaderFileBytes / 1024 / 1024 }),
    );
  const url = await dataUrlOf(file);
  const mime = file.type || "application/octet-stream";
  return { kind: "inline", name: file.name, mime, base64: url.slice(url.indexOf(",") + 1) };
}

const dataUrlOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(new Error(t("“{name}” could not be read.", { name: file.name }))));
    reader.readAsDataURL(file);
  });

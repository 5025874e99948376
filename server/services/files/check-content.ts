import { AppError } from "@/domain/errors";
import { declaredType, type DeclaredType } from "@/domain/files/declared-type";
import { contradictingType } from "@/server/platform/sniff-content";
import { requireFileSize } from "./keep-files";

/** What a file is, once its name, its declared types and its bytes agree. Otherwise an error that names the file. */
export async function checkContent(name: string, mimes: readonly string[], bytes: Uint8Array): Promise<DeclaredType> {
  requireFileSize(name, bytes.length);
  if (bytes.length === 0) throw new AppError("unprocessable", `“${name}” is empty.`);
  const [first = "", ...others] = mimes.filter((mime) => mime !== "");
  const declared = declaredType(name, first);
  for (const mime of others) declaredType(name, mime);
  const found = await contradictingType(bytes, declared);
  if (found === undefined) return declared;
  throw new AppError(
    "unprocessable",
    `MIME type mismatch: the content of "${name}" does not match declared MIME type "${declared.mime}". Found: ${found}`,
  );
}

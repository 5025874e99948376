import { AppError } from "../errors";
import { bareMime, endingOf, type FileKind, typeOfEnding, typeOfMime } from "./file-types";

export interface DeclaredType {
  mime: string;
  /** Undefined: a file that is kept and given back, and nothing else. */
  kind: FileKind | undefined;
}

const opaque = "application/octet-stream";

/**
 * What a file is by its name and its MIME type, which have to agree wherever something is done with it. A sender that
 * does not know the type leaves it to the name, and the other way round.
 */
export function declaredType(name: string, mime: string): DeclaredType {
  const said = bareMime(mime);
  const ending = endingOf(name);
  const byMime = typeOfMime(said);
  const byEnding = typeOfEnding(ending);
  if (said === "" || said === opaque) return { mime: byEnding?.mimes[0] ?? opaque, kind: byEnding?.kind };
  if (ending === "" || (!byMime && !byEnding)) return { mime: said, kind: byMime?.kind };
  // All text is read the same way, whatever its authors call it.
  const isText = (byMime?.kind ?? "text") === "text" && (byEnding?.kind ?? "text") === "text";
  if (isText) return { mime: said, kind: "text" };
  if (byMime && byMime === byEnding) return { mime: said, kind: byMime.kind };
  throw new AppError(
    "unprocessable",
    `MIME type mismatch: file extension "${ending}" does not match declared MIME type "${said}". Expected: ${(byMime?.endings ?? byEnding?.mimes ?? []).join(", ")}`,
  );
}

import { AppError } from "@/domain/errors";

interface Refusal {
  /** The service by its name, such as “Qdrant”. */
  service: string;
  /** Status of the answer, where it is one of HTTP. */
  status?: number;
  /** What the service said. */
  said: string;
}

/** A service's refusal as a sentence that says what to do. */
export function serviceRefusal({ service, status, said }: Refusal): AppError {
  const because = said ? ` It said: ${clip(said)}` : "";
  const author = { nature: "author" } as const;
  if (status === 401 || status === 403)
    return new AppError(
      "upstream_failed",
      `${service} refused the key. Check the node's credential.${because}`,
      author,
    );
  if (/dimension|\bdims?\b|vectors? (with )?lengths?\b|vector with length/i.test(said))
    return new AppError(
      "unprocessable",
      `${service} keeps vectors of another length there. Use the embeddings it was filled with, or another collection.${because}`,
    );
  if (status === 404)
    return new AppError(
      "upstream_failed",
      `${service} does not know what was asked for. Check the names.${because}`,
      author,
    );
  if (status === 413)
    return new AppError(
      "upstream_failed",
      `The documents are too large for ${service}. Split them smaller.${because}`,
      author,
    );
  if (status === 429)
    return new AppError("rate_limited", `${service} is asked too often. Try again in a while.${because}`);
  if (status !== undefined && status >= 500)
    return new AppError("upstream_failed", `${service} failed. Try again, or look at its own log.${because}`);
  return new AppError("upstream_failed", `${service} refused. Check the node's settings.${because}`, author);
}

/** Nothing of that name is there yet. */
export const nothingThere = (service: string, what: string, name: string): AppError =>
  new AppError("unprocessable", `${service} has no ${what} “${name}”. Upsert documents first, or check the name.`);

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const short = line.length > 300 ? `${line.slice(0, 300)}…` : line;
  return /[.…?!]$/.test(short) ? short : `${short}.`;
}

import { z } from "zod";
import { AppError } from "@/domain/errors";
import { type SecretBox, SecretBoxError } from "@/server/platform/secret-box";
import type { SecretValues } from "./masked";

const valuesSchema = z.record(z.string(), z.string());
const identity = (id: string): string => `credential|${id}`;

export const sealValues = (box: SecretBox, id: string, values: SecretValues): string =>
  box.seal(JSON.stringify(values), identity(id));

/** Opens a credential's row. Fails with what to do when the server's encryption key has changed. */
export function openValues(box: SecretBox, row: { id: string; name: string; sealed: string }): SecretValues {
  try {
    return valuesSchema.parse(JSON.parse(box.open(row.sealed, identity(row.id))));
  } catch (cause) {
    if (!(cause instanceof SecretBoxError)) throw cause;
    throw new AppError(
      "precondition_failed",
      `The credential "${row.name}" cannot be opened: this server's encryption key is not the one it was stored with. Enter its values again, or restore the key.`,
      { cause },
    );
  }
}

import { AppError } from "@/domain/errors";

/** Turns a violated unique index into a sentence; passes every other error on. */
export function takenName(error: unknown, name: string): unknown {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === "23505")
      return new AppError("conflict", `There is a variable "${name}" already. Choose another name.`, { cause });
  }
  return error;
}

import { z } from "zod";
import { AppError } from "@/domain/errors";

const replySchema = z.object({
  result: z.string().optional(),
  problem: z.object({ name: z.string().optional(), message: z.string() }).optional(),
  /** The deadline had passed when the script ended. */
  late: z.boolean().optional(),
});

/** What a worker said, as the script's value or as an error in words for the script's author. */
export function outcomeOf(reply: unknown, timeoutMs: number): unknown {
  const { result, problem, late } = replySchema.parse(reply);
  if (late) throw tooLate(timeoutMs);
  if (problem) throw new AppError("unprocessable", sentence(problem));
  return result === undefined ? undefined : JSON.parse(result);
}

export const tooLate = (timeoutMs: number): AppError =>
  new AppError("timed_out", `The script did not end within ${timeoutMs / 1000} seconds.`, { nature: "author" });

function sentence({ name, message }: { name?: string | undefined; message: string }): string {
  if (name === "NeverSettles") return "The script waits for a promise that nothing settles.";
  if (message === "TooLarge") return "The script returned more than a million characters.";
  if (/out of memory|memory access out of bounds/i.test(message))
    return "The script used more memory than scripts may.";
  if (/stack overflow|Maximum call stack/i.test(message)) return "The script called itself too deeply.";
  return name && name !== "Error" ? `The script failed: ${name}: ${message}` : `The script failed: ${message}`;
}

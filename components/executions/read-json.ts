import { z } from "zod";
import { t } from "@/components/words/t";

const record = z.record(z.string(), z.unknown());

/** What was typed as an object, or the sentence that says why it is none. */
export function readJson(text: string): { value: Record<string, unknown> } | { problem: string } {
  try {
    const read = record.safeParse(JSON.parse(text));
    return read.success ? { value: read.data } : { problem: t("Write an object: {…}.") };
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return { problem: t("This is not JSON yet: {why}", { why }) };
  }
}

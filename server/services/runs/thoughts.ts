import type { RunEvent } from "@/domain/api/stream-event";

/** What a model thought before it answered, as it is kept. */
export interface Reasoning {
  thinking: string;
  /** Seconds. */
  thinkingDuration?: number;
}

/** Collects the thoughts of a run. A run that thinks several times thinks their sum. */
export function createThoughts() {
  let thinking = "";
  let thinkingDuration: number | undefined;
  return {
    add({ text, duration }: Extract<RunEvent, { type: "thinking" }>): void {
      thinking += text;
      if (duration !== undefined) thinkingDuration = (thinkingDuration ?? 0) + duration;
    },
    whole: (): Reasoning | undefined =>
      thinking === "" ? undefined : { thinking, ...(thinkingDuration !== undefined && { thinkingDuration }) },
  };
}

import type { Fields } from "./field";

/** Output that is followed when a step has failed for good and its owner chose so. */
export const errorOutput = "error";

/** What every step that does work can be told about trouble. Stored beside the step's own inputs. */
export const stepSettings = {
  stepTimeout: {
    type: "number",
    label: "Time limit",
    description: "Seconds that one attempt may take.",
    optional: true,
    additional: true,
    min: 1,
  },
  stepRetries: {
    type: "number",
    label: "Retries",
    description: "How often it is tried again after the service it needs failed. Waits longer each time.",
    optional: true,
    additional: true,
    default: 0,
    min: 0,
    max: 10,
    step: 1,
  },
  stepOnError: {
    type: "options",
    label: "When it fails",
    optional: true,
    additional: true,
    default: "stop",
    options: [
      { name: "stop", label: "Stop the run" },
      { name: "fallback", label: "Go on with a fallback" },
      { name: "branch", label: "Follow the error branch" },
    ],
  },
  stepFallback: {
    type: "string",
    label: "Fallback",
    description: "What the step says instead. {{error}} is the reason.",
    optional: true,
    additional: true,
    rows: 2,
    references: true,
    show: { stepOnError: "fallback" },
  },
} as const satisfies Fields;

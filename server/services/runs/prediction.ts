import type { PredictionBody } from "@/domain/api/contracts/prediction";
import type { TraceItem } from "@/domain/api/trace-item";
import type { RunEvent } from "@/domain/api/stream-event";
import type { ChatType } from "@/server/data/schema/runs";
import type { CallableFlow } from "./callable-flow";
import type { RunStart } from "./record-run";

/** One call of a flow. */
export interface Prediction {
  flow: CallableFlow;
  body: PredictionBody;
  chatType: ChatType;
  /** The request of another program that begins the run (`$webhook`). */
  webhook?: unknown;
  /** From the canvas: the newest version runs, and callers' sessions stay out of reach. */
  internal: boolean;
  /** Key it was called with; revoking that stops the run. */
  keyId?: string | undefined;
  /** Stops the run. */
  signal?: AbortSignal | undefined;
  /** Tokens are wanted as they come. */
  streaming: boolean;
  /** Told once the run has an id and begins. Must not throw. */
  onStart?(start: RunStart, earlier?: readonly TraceItem[]): void;
  /** Told everything while it happens. Must not throw. */
  onEvent?(event: RunEvent): void;
}

import type { ExecutionRow } from "./load-execution";
import type { Turn } from "./turn";

/** What a run was asked last, as far as it is written down. */
export const turnOf = ({ turn }: Pick<ExecutionRow, "turn">): Partial<Turn> => turn as Partial<Turn>;

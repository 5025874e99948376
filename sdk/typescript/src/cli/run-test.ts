import type { PredictionReply } from "../prediction.js";
import { type WeftClient, WeftError } from "../weft-client.js";
import { checkReply } from "./check-reply.js";
import type { FlowTest } from "./test-file.js";

export interface TestResult {
  name: string;
  seconds: number;
  /** Why it failed; empty when it passed. */
  problems: string[];
}

/** Asks a flow one turn after the other, in a conversation of its own. */
export async function runTest(client: WeftClient, chatflowId: string, { name, turns }: FlowTest): Promise<TestResult> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let chatId: string | undefined;
  for (const [n, { question, form, overrideConfig, decide, expect }] of turns.entries()) {
    const started = performance.now();
    try {
      const reply: PredictionReply = await client.createPrediction({
        chatflowId,
        ...(question !== undefined && { question }),
        ...(form && { form }),
        ...(overrideConfig && { overrideConfig }),
        ...(decide && { humanInput: decide }),
        ...(chatId !== undefined && { chatId }),
        streaming: false,
      });
      ({ chatId } = reply);
      const problems = checkReply(reply, (performance.now() - started) / 1000, expect);
      if (problems.length > 0)
        return { name, seconds: seconds(), problems: problems.map((one) => inTurn(n, turns, one)) };
    } catch (error) {
      if (!(error instanceof WeftError)) throw error;
      return { name, seconds: seconds(), problems: [inTurn(n, turns, error.message)] };
    }
  }
  return { name, seconds: seconds(), problems: [] };
}

const inTurn = (n: number, turns: readonly unknown[], problem: string): string =>
  turns.length > 1 ? `Turn ${String(n + 1)}: ${problem}` : problem;

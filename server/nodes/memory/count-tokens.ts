import type { Tiktoken } from "js-tiktoken/lite";
import type { HistoryMessage } from "@/server/engine/ports";

let encoder: Promise<Tiktoken> | undefined;

/**
 * Counts tokens as OpenAI's GPT-4 does; other models differ by some percent, which limits of this kind can bear. Read
 * once per process, when a memory first counts.
 */
export async function tokenCounter(): Promise<(message: HistoryMessage) => number> {
  encoder ??= load();
  const encoding = await encoder;
  return ({ content }) =>
    perMessage + pieces(content).reduce((sum, piece) => sum + encoding.encode(piece, [], []).length, 0);
}

async function load(): Promise<Tiktoken> {
  const [{ Tiktoken: Encoder }, { default: ranks }] = await Promise.all([
    import("js-tiktoken/lite"),
    import("js-tiktoken/ranks/cl100k_base"),
  ]);
  return new Encoder(ranks);
}

/** Who speaks, and where the message ends. */
const perMessage = 4;

/**
 * Words with the blanks before them, long ones in parts: the time an encoder takes grows with the square of a word's
 * length, and a visitor may send a word of any length.
 */
const pieces = (text: string): string[] => text.match(/\s{0,8}\S{1,40}|\s{1,40}/g) ?? [];

/**
 * US dollars per million tokens of standard (not batch, not cached) text, up to the prompt length from which a provider
 * charges more. Read from the providers' own pages, and held against the open list `@pydantic/genai-prices` 0.1.8 of
 * 2026-09-23, which quotes them. A model whose price could not be made sure of is not here.
 */
export type PerMillion = readonly [input: number, output: number];

/** https://developers.openai.com/api/docs/pricing, October 2026. */
const openAi: Record<string, PerMillion> = {
  "gpt-6-astra": [10, 50],
  "gpt-6-sol": [2, 10],
  "gpt-6-luna": [0.1, 0.5],
  "gpt-5.6-sol": [4, 20],
  "gpt-5.6-terra": [2, 12],
  "gpt-5.6-luna": [0.2, 1.2],
  "gpt-5.5-pro": [30, 180],
  "gpt-5.5": [5, 30],
  "gpt-5.4-pro": [30, 180],
  "gpt-5.4-mini": [0.75, 4.5],
  "gpt-5.4-nano": [0.2, 1.25],
  "gpt-5.4": [2.5, 15],
  "gpt-5.3-codex": [1.75, 14],
  "gpt-5.2-pro": [21, 168],
  "gpt-5.2": [1.75, 14],
  "gpt-5.1-codex-mini": [0.25, 2],
  "gpt-5.1": [1.25, 10],
  "gpt-5-pro": [15, 120],
  "gpt-5-mini": [0.25, 2],
  "gpt-5-nano": [0.05, 0.4],
  "gpt-5": [1.25, 10],
  "gpt-4.1-mini": [0.4, 1.6],
  "gpt-4.1-nano": [0.1, 0.4],
  "gpt-4.1": [2, 8],
  "gpt-4o-2024-05-13": [5, 15],
  "gpt-4o-mini": [0.15, 0.6],
  "gpt-4o": [2.5, 10],
  "gpt-4-turbo": [10, 30],
  "gpt-4": [30, 60],
  "gpt-3.5-turbo-1106": [1, 2],
  "gpt-3.5-turbo": [0.5, 1.5],
  "o4-mini": [1.1, 4.4],
  "o3-pro": [20, 80],
  "o3-mini": [1.1, 4.4],
  o3: [2, 8],
  "o1-pro": [150, 600],
  "o1-mini": [1.1, 4.4],
  o1: [15, 60],
};

/** https://platform.claude.com/docs/en/about-claude/pricing, October 2026. */
const anthropic: Record<string, PerMillion> = {
  "claude-fable-5-1": [10, 50],
  "claude-fable-5": [10, 50],
  "claude-opus-5-5": [4, 20],
  "claude-opus-5": [5, 25],
  "claude-opus-4-8": [5, 25],
  "claude-opus-4-7": [5, 25],
  "claude-opus-4-6": [5, 25],
  "claude-opus-4-5": [5, 25],
  "claude-opus-4-1": [15, 75],
  "claude-opus-4": [15, 75],
  "claude-sonnet-5-5": [2, 10],
  "claude-sonnet-5": [2, 10],
  "claude-sonnet-4-6": [3, 15],
  "claude-sonnet-4-5": [3, 15],
  "claude-sonnet-4": [3, 15],
  // Prompts above 100,000 tokens cost five times as much.
  "claude-haiku-5-5": [0.1, 0.5],
  "claude-haiku-4-5": [1, 5],
  "claude-3-7-sonnet": [3, 15],
  "claude-3-5-sonnet": [3, 15],
  "claude-3-5-haiku": [0.8, 4],
  "claude-3-opus": [15, 75],
  "claude-3-haiku": [0.25, 1.25],
};

/** https://ai.google.dev/gemini-api/docs/pricing, October 2026. */
const google: Record<string, PerMillion> = {
  "gemini-3.5-flash-lite": [0.3, 2.5],
  "gemini-3.5-flash": [1.5, 9],
  "gemini-3.1-flash-lite": [0.25, 1.5],
  "gemini-3.1-pro": [2, 12],
  "gemini-3-pro": [2, 12],
  "gemini-3-flash": [0.5, 3],
  "gemini-2.5-pro": [1.25, 10],
  "gemini-2.5-flash-lite": [0.1, 0.4],
  "gemini-2.5-flash": [0.3, 2.5],
  "gemini-2.0-flash-lite": [0.075, 0.3],
  "gemini-2.0-flash": [0.1, 0.4],
};

/** https://mistral.ai/pricing/api, September 2026. The names are dated ones: an alias moves to models of another price. */
const mistral: Record<string, PerMillion> = {
  "mistral-large-2512": [0.5, 1.5],
  "mistral-large-2411": [2, 6],
  "mistral-large-2407": [2, 6],
  "mistral-medium-2508": [0.4, 2],
  "mistral-medium-2505": [0.4, 2],
  "mistral-medium-3.5": [1.5, 7.5],
  "mistral-medium-3-5": [1.5, 7.5],
  "mistral-small-2603": [0.15, 0.6],
  "ministral-14b-2512": [0.2, 0.2],
  "ministral-8b-2512": [0.15, 0.15],
  "ministral-3b-2512": [0.1, 0.1],
  "magistral-medium": [2, 5],
  "magistral-small": [0.5, 1.5],
  "codestral-2508": [0.3, 0.9],
  "devstral-2512": [0.4, 2],
};

/** https://console.groq.com/docs/models, September 2026. */
const groq: Record<string, PerMillion> = {
  "openai/gpt-oss-120b": [0.15, 0.6],
  "openai/gpt-oss-20b": [0.075, 0.3],
  "llama-3.3-70b-versatile": [0.59, 0.79],
  "llama-3.1-8b-instant": [0.05, 0.08],
  "meta-llama/llama-4-maverick-17b-128e-instruct": [0.2, 0.6],
  "meta-llama/llama-4-scout-17b-16e-instruct": [0.11, 0.34],
  "qwen/qwen3-32b": [0.29, 0.59],
};

/**
 * https://api-docs.deepseek.com/quick_start/pricing, October 2026. The price of most hours; on working days from 01:00
 * to 04:00 and from 06:00 to 10:00 UTC DeepSeek charges twice as much.
 */
const deepSeek: Record<string, PerMillion> = {
  "deepseek-v4-pro": [0.66, 1.98],
  "deepseek-v4-flash": [0.15, 0.6],
  "deepseek-flash": [0.15, 0.6],
};

export const priceList: ReadonlyMap<string, PerMillion> = new Map(
  [openAi, anthropic, google, mistral, groq, deepSeek].flatMap((prices) => Object.entries(prices)),
);

/** Google halves these until the end of 2026. */
export const dearerLater: ReadonlyMap<string, { now: PerMillion; from: string; later: PerMillion }> = new Map(
  ["gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash"].map((model) => [
    model,
    { now: [0.75, 3.75], from: "2027-01-01", later: [1.5, 7.5] },
  ]),
);

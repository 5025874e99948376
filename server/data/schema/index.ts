// Drizzle wants the whole schema as one module.
export * from "./accounts";
export * from "./chats";
export * from "./conversations";
export * from "./document-stores";
export * from "./documents";
export * from "./executions";
export * from "./flow-files";
export * from "./flow-pins";
export * from "./flows";
export * from "./idempotent-calls";
export * from "./keys";
export * from "./runs";
export * from "./templates";
export * from "./tools";
export * from "./triggers";
export * from "./upsert-jobs";

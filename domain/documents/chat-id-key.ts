/** Metadata key of the conversation that a document came with, as Flowise writes it. */
export const chatIdKey = "flowise_chatId";

import { abortChatMessage, deleteChatMessages, listChatMessages } from "./endpoints/chat-message";
import { internalPrediction, prediction, predictionWithoutId } from "./endpoints/prediction";
import { chatflowStreaming, chatflowUploads, publicChatbotConfig } from "./endpoints/public-flow";
import { ping, version } from "./endpoints/server";
import type { Route } from "./route";

/** Every endpoint of the API. What is not listed here does not exist, through either door. */
export const apiRoutes: readonly Route[] = [
  prediction,
  predictionWithoutId,
  internalPrediction,
  abortChatMessage,
  listChatMessages,
  deleteChatMessages,
  chatflowStreaming,
  chatflowUploads,
  publicChatbotConfig,
  ping,
  version,
];

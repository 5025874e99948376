import * as contracts from "@/domain/api/contracts/webhook";
import { webhookRoute } from "../webhook-route";

export const getWebhook = webhookRoute(contracts.getWebhook);
export const postWebhook = webhookRoute(contracts.postWebhook);
export const putWebhook = webhookRoute(contracts.putWebhook);
export const patchWebhook = webhookRoute(contracts.patchWebhook);
export const deleteWebhook = webhookRoute(contracts.deleteWebhook);

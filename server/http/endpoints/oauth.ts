import * as contracts from "@/domain/api/contracts/oauth";
import { isAppError } from "@/domain/errors";
import { jsonResponse, publicError, statusOf } from "../error-response";
import type { Incoming } from "../incoming";
import { giveToken } from "../give-token";
import { oauthError } from "../oauth-error";
import { readBody } from "../read-body";
import type { Route } from "../route";

const maxBodyBytes = 16 * 1024;

/** RFC 6749, section 5, words its answers and refusals in its own way. */
export const oauthToken: Route = { contract: contracts.oauthToken, answer: answerToken };

async function answerToken(incoming: Incoming): Promise<Response> {
  try {
    const body = contracts.oauthToken.body.parse(await readBody(incoming.request, maxBodyBytes));
    return await giveToken(incoming, body);
  } catch (error) {
    if (isAppError(error) && error.code === "invalid_input") return oauthError("invalid_request", error.message);
    if (!isAppError(error) || error.code === "internal")
      incoming.runtime.log.error({ err: error }, "An access token could not be given");
    const { code, message, retryAfter } = publicError(error);
    return jsonResponse(
      { error: code === "internal" ? "server_error" : "temporarily_unavailable", error_description: message },
      statusOf(code),
      { "cache-control": "no-store", ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }) },
    );
  }
}

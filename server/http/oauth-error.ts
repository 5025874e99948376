import { jsonResponse } from "./error-response";

type OAuthErrorCode = "invalid_request" | "invalid_client" | "invalid_grant" | "unsupported_grant_type";

/** A refusal as RFC 6749, section 5.2, words it. `challenge`: the client tried the `Authorization` header. */
export function oauthError(error: OAuthErrorCode, description: string, { challenge = false } = {}): Response {
  return jsonResponse({ error, error_description: description }, error === "invalid_client" ? 401 : 400, {
    "cache-control": "no-store",
    ...(challenge && { "www-authenticate": 'Basic realm="weft"' }),
  });
}

import type { z } from "zod";
import type { oauthToken } from "@/domain/api/contracts/oauth";
import { accessSeconds, type AccessClaims } from "@/server/auth/access-token";
import { findMember } from "@/server/auth/find-member";
import { readBasic } from "@/server/auth/read-basic";
import { verifyPerson } from "@/server/auth/verify-person";
import { jsonResponse } from "./error-response";
import type { Incoming } from "./incoming";
import { oauthError } from "./oauth-error";

type Asked = z.output<typeof oauthToken.body>;

/** Gives an access token for a key (`client_credentials`) or for a member's e-mail and password (`password`). */
export async function giveToken(incoming: Incoming, asked: Asked): Promise<Response> {
  const client = await readClient(incoming, asked);
  if (client instanceof Response) return client;
  switch (asked.grant_type) {
    case "client_credentials":
      return client ? given(incoming, asked, { kind: "key", keyId: client }) : wrongClient(incoming);
    case "password":
      return forPerson(incoming, asked);
    case undefined:
    case "":
      return oauthError("invalid_request", "grant_type is missing.");
    default:
      return oauthError("unsupported_grant_type", "This server knows client_credentials and password.");
  }
}

async function forPerson(incoming: Incoming, asked: Asked): Promise<Response> {
  const { runtime, address } = incoming;
  const { username, password } = asked;
  if (!username || !password) return oauthError("invalid_request", "username and password are needed.");
  const short = username.length <= 254 && password.length <= 200;
  const person = short ? await verifyPerson(runtime, { email: username, password, address }) : null;
  const member = person && (await findMember(runtime.db, person.userId));
  if (!person || !member) return oauthError("invalid_grant", "The e-mail address or the password is not right.");
  return given(incoming, asked, { kind: "member", ...person });
}

async function given({ runtime }: Incoming, { scope }: Asked, claims: AccessClaims): Promise<Response> {
  const body = {
    access_token: await runtime.auth.newAccessToken(claims),
    token_type: "bearer",
    expires_in: accessSeconds,
    // Whatever was asked for, this is what the token opens.
    ...(scope && { scope: "predict" }),
  };
  return jsonResponse(body, 200, { "cache-control": "no-store", pragma: "no-cache" });
}

/** Id of the key that the client showed; undefined when it showed none; a refusal when it does not fit. */
async function readClient(incoming: Incoming, asked: Asked): Promise<string | undefined | Response> {
  const { request, runtime } = incoming;
  const header = request.headers.get("authorization");
  if (header === null && !asked.client_secret) return undefined;
  if (header !== null && asked.client_secret)
    return oauthError("invalid_request", "The key is given twice: in the header and in the body.");
  const shown = header === null ? { email: asked.client_id, password: asked.client_secret } : readBasic(header);
  const actor = shown?.password ? await runtime.auth.keyActor(shown.password) : null;
  const key = actor && (await runtime.auth.keyById(actor.keyId));
  const ids = shown?.email === undefined ? [] : [shown.email, formDecoded(shown.email)];
  const fits = key && ids.some((id) => id === key.name || id.toLowerCase() === key.actor.keyId);
  return fits ? key.actor.keyId : wrongClient(incoming);
}

/** Clients of the header encode both halves like a form's fields (RFC 6749, section 2.3.1); some forget to. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

const wrongClient = ({ request }: Incoming): Response =>
  oauthError("invalid_client", "client_id must be a key's id or name, and client_secret that key.", {
    challenge: request.headers.get("authorization") !== null,
  });

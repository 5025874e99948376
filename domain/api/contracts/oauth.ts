import { z } from "zod";
import { defineContract } from "../contract";
import { isRecord, lenientText } from "./lenient";

export const oauthToken = defineContract({
  method: "POST",
  path: "/oauth/token",
  summary: "Gives an access token for the chats API in exchange for a key, or for a member's e-mail and password.",
  access: { kind: "public" },
  body: z.preprocess(
    (value) => (isRecord(value) ? value : {}),
    z.object({
      grant_type: lenientText,
      /** Id or name of a key. */
      client_id: lenientText,
      /** The key itself. */
      client_secret: lenientText,
      username: lenientText,
      password: lenientText,
      scope: lenientText,
    }),
  ),
  refusal: z.object({ error: z.string(), error_description: z.string() }).meta({ id: "OAuthRefusal" }),
  failures: {
    401: "The key or its name is not right.",
    429: "Too many tries with an e-mail address and a password.",
  },
  reply: z.object({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    /** Seconds. */
    expires_in: z.number().int(),
    scope: z.string().optional(),
  }),
});

import { z } from "zod";
import { AppError } from "@/domain/errors";
import { readJson, type WebService } from "./web-service";

export interface GoogleSecrets {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  refreshToken?: string | undefined;
  /** The key file of a service account. */
  googleApplicationCredential?: string | undefined;
}

const tokenUrl = "https://oauth2.googleapis.com/token";
const granted = z.object({ access_token: z.string() });
const account = z.object({ client_email: z.string(), private_key: z.string() });

/** Google's web API, with access for an hour by a refresh token or a service account. */
export async function googleService(
  { fetch, signal }: Pick<WebService, "fetch" | "signal">,
  secrets: GoogleSecrets,
  scope: string,
): Promise<WebService> {
  const service = { name: "Google", fetch, signal };
  const body = await grantOf(secrets, scope);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const { access_token } = await readJson(service, tokenUrl, granted, {
    method: "POST",
    body: body.toString(),
    headers,
  });
  return { ...service, headers: { authorization: `Bearer ${access_token}` } };
}

async function grantOf(secrets: GoogleSecrets, scope: string): Promise<URLSearchParams> {
  const { clientId, clientSecret, refreshToken, googleApplicationCredential } = secrets;
  if (googleApplicationCredential) {
    const assertion = await assertionOf(googleApplicationCredential, scope);
    return new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion });
  }
  if (clientId && clientSecret && refreshToken)
    return new URLSearchParams({
      ...{ grant_type: "refresh_token", client_id: clientId, client_secret: clientSecret },
      refresh_token: refreshToken,
    });
  throw new AppError(
    "unprocessable",
    "The Google credential has no refresh token yet. Enter it, or choose a service account.",
  );
}

/** A signed claim (RFC 7523) of a service account. */
async function assertionOf(keyFile: string, scope: string): Promise<string> {
  const { client_email, private_key } = readAccount(keyFile);
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: client_email, scope, aud: tokenUrl, iat: now, exp: now + 3600 };
  const unsigned = [{ alg: "RS256", typ: "JWT" }, claims].map((part) => base64Url(JSON.stringify(part))).join(".");
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const der = Buffer.from(private_key.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
  const key = await crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]).catch((cause: unknown) => {
    throw new AppError(
      "unprocessable",
      "The private key of the service account cannot be read. Paste the whole key file.",
      { cause },
    );
  });
  const signature = await crypto.subtle.sign(algorithm.name, key, new TextEncoder().encode(unsigned));
  return `${unsigned}.${Buffer.from(signature).toString("base64url")}`;
}

function readAccount(keyFile: string): z.infer<typeof account> {
  try {
    return account.parse(JSON.parse(keyFile));
  } catch {
    throw new AppError("unprocessable", "The service account's credential is not the JSON of its key file.");
  }
}

const base64Url = (text: string): string => Buffer.from(text).toString("base64url");

import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface OidcPerson {
  sub: string;
  email?: string;
  name?: string;
}

export interface OidcProvider {
  issuer: string;
  /** What a person does on the provider's page: signs in and is sent back. Returns the address they are sent to. */
  consent(authorizeUrl: string, person: OidcPerson): string;
  close(): Promise<void>;
}

/** A real OpenID Connect provider on this machine: discovery, codes with PKCE, signed identity tokens. */
export async function startOidcProvider(client: { id: string; secret: string }): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { person: OidcPerson; nonce: string | null; challenge: string | null }>();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${isAddress(address) ? address.port : 0}`;

  const sign = (claims: object): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const content = `${part({ alg: "RS256", typ: "JWT", kid: "1" })}.${part(claims)}`;
    return `${content}.${createSign("RSA-SHA256").update(content).sign(privateKey, "base64url")}`;
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/.well-known/openid-configuration") {
      return void reply(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/keys") {
      return void reply(200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }],
      });
    }
    const form = new URLSearchParams(await text(request));
    const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (request.headers.authorization !== basic || !code || code.challenge !== proof) {
      return void reply(400, { error: "invalid_grant" });
    }
    const now = Math.floor(Date.now() / 1000);
    const idToken = sign({ iss: issuer, aud: client.id, iat: now, exp: now + 60, nonce: code.nonce, ...code.person });
    reply(200, { access_token: randomUUID(), token_type: "Bearer", expires_in: 60, id_token: idToken });
  }

  return {
    issuer,
    consent(authorizeUrl, person) {
      const asked = new URL(authorizeUrl).searchParams;
      const code = randomUUID();
      codes.set(code, { person, nonce: asked.get("nonce"), challenge: asked.get("code_challenge") });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back.href;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

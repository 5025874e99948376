import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { MongoTrouble } from "./mongo-trouble";

const start = z.looseObject({ mechanism: z.literal("SCRAM-SHA-256"), payload: z.custom<{ value(): unknown }>() });
const rounds = 4096;
const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const refused = new MongoTrouble(18, "Authentication failed.");

/** A server's side of RFC 7677, for one connection. */
export function mongoSignIn(user: string, password: string) {
  let first = "";
  let asked = "";
  const salt = randomBytes(16);
  return {
    begin(command: unknown): object {
      const said = textOf(start.parse(command).payload);
      const [, name = "", nonce = ""] = /^n,,n=([^,]*),r=(.+)$/.exec(said) ?? [];
      if (name !== user) throw refused;
      first = said.slice("n,,".length);
      asked = `r=${nonce}${randomBytes(12).toString("base64")},s=${salt.toString("base64")},i=${rounds}`;
      return { conversationId: 1, done: false, payload: Buffer.from(asked) };
    },
    end(command: unknown): object {
      const said = textOf(z.looseObject({ payload: start.shape.payload }).parse(command).payload);
      const [, claimed = "", proof = ""] = /^(c=biws,r=[^,]+),p=(.+)$/.exec(said) ?? [];
      const whole = `${first},${asked},${claimed}`;
      const salted = pbkdf2Sync(password, salt, rounds, 32, "sha256");
      const stored = createHash("sha256").update(hmac(salted, "Client Key")).digest();
      const signature = hmac(stored, whole);
      const shown = Buffer.from(proof, "base64").map((byte, place) => byte ^ (signature[place] ?? 0));
      if (!timingSafeEqual(createHash("sha256").update(shown).digest(), stored)) throw refused;
      const answer = `v=${hmac(hmac(salted, "Server Key"), whole).toString("base64")}`;
      return { conversationId: 1, done: true, payload: Buffer.from(answer) };
    },
  };
}

/** Bytes of BSON, which read as Latin text. */
const textOf = (payload: { value(): unknown }): string => {
  const value = payload.value();
  return Buffer.isBuffer(value)
    ? value.toString()
    : value instanceof Uint8Array
      ? Buffer.from(value).toString()
      : String(value);
};

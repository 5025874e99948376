import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/**
 * AES-256-GCM over small texts. A sealed text is `v1.<key id>.<iv>.<tag>.<data>` in base64url; the key id tells which
 * key made it, and `identity` (the row it belongs to) is authenticated, so a value moved to another row does not open.
 */
export interface SecretBox {
  /** Begins every text this box has sealed. */
  mark: string;
  seal(plain: string, identity: string): string;
  /** Throws `SecretBoxError` when the text was made with another key, for another row, or was changed. */
  open(sealed: string, identity: string): string;
}

export class SecretBoxError extends Error {
  override readonly name = "SecretBoxError";
}

const algorithm = "aes-256-gcm";

export function createSecretBox(encryptionKey: string): SecretBox {
  const key = Buffer.from(hkdfSync("sha256", encryptionKey, "", "weft secret box v1", 32));
  const keyId = createHash("sha256").update(key).digest("hex").slice(0, 8);
  const bind = (identity: string) => Buffer.from(`v1|${keyId}|${identity}`);
  return {
    mark: `v1.${keyId}.`,
    seal(plain, identity) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(bind(identity));
      const data = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return ["v1", keyId, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, identity) {
      const [format, madeBy, iv, tag, data] = sealed.split(".");
      if (format !== "v1" || !iv || !tag || data === undefined) throw new SecretBoxError("Not a sealed value.");
      if (madeBy !== keyId) throw new SecretBoxError("Sealed with another encryption key.");
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, "base64url"), { authTagLength: 16 })
          .setAAD(bind(identity))
          .setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(data, "base64url")), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new SecretBoxError("The sealed value was changed or belongs to another row.", { cause });
      }
    },
  };
}

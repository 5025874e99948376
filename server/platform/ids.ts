import { randomBytes, randomUUID } from "node:crypto";

export const newId = (): string => randomUUID();

/** A secret for links and keys: 256 random bits as 43 URL-safe characters. */
export const newToken = (): string => randomBytes(32).toString("base64url");

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Postgres refuses other texts as a uuid with an error of its own; ask before querying with an id from outside. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);

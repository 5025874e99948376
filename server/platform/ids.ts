import { randomBytes, randomUUID } from "node:crypto";

export const newId = (): string => randomUUID();

/** A secret for links and keys: 256 random bits as 43 URL-safe characters. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Postgres refuses other texts as a uuid with an error of its own; ask before querying with an id from outside. */
export { isUuid } from "@/domain/is-uuid";

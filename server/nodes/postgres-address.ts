import { AppError } from "@/domain/errors";
import { jsonObjectInput } from "./json-input";

export interface PostgresFields {
  host: string;
  port?: number | undefined;
  database: string;
  user: string;
  password: string;
  ssl?: boolean | undefined;
  /** Flowise's “Additional Connection Configuration”, of which `ssl` is understood. */
  additionalConfig?: unknown;
}

/** The address that `tools.postgres` takes, of what a node and its credential ask for one by one. */
export function postgresAddress({
  host,
  port,
  database,
  user,
  password,
  ssl,
  additionalConfig,
}: PostgresFields): string {
  const [name, secret] = [encodeURIComponent(user), encodeURIComponent(password)];
  const place = host.includes(":") && !host.startsWith("[") ? `[${host.trim()}]` : host.trim();
  const more = jsonObjectInput(additionalConfig, "Additional Configuration");
  const mode = sslMode(ssl === true ? (more?.["ssl"] ?? true) : more?.["ssl"]);
  return `postgres://${name}:${secret}@${place}:${port ?? 5432}/${encodeURIComponent(database.trim())}?sslmode=${mode}`;
}

function sslMode(ssl: unknown): string {
  if (typeof ssl !== "object" || ssl === null) return ssl === true ? "require" : "disable";
  return "rejectUnauthorized" in ssl && ssl.rejectUnauthorized === false ? "no-verify" : "require";
}

/** A table's name as SQL takes it, with its schema where one is named. */
export function quotedTable(name: string): string {
  const parts = name.trim().split(".");
  if (parts.length > 2 || !parts.every((part) => /^[A-Za-z_][\w$]{0,62}$/.test(part)))
    throw new AppError(
      "invalid_input",
      `“${name}” is no table name. Use letters, digits and underscores, such as documents or my_schema.documents.`,
    );
  return parts.map((part) => `"${part}"`).join(".");
}

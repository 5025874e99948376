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
  const url = new URL("postgres://host");
  const name = host.trim();
  url.hostname = name.includes(":") && !name.startsWith("[") ? `[${name}]` : name;
  // What is no host leaves the one that stood there.
  if (name === "" || url.hostname === "host")
    throw new AppError(
      "invalid_input",
      "Host should be the name or the address of a Postgres server, such as db.example.com.",
    );
  url.port = port === undefined ? "" : String(port);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(database.trim())}`;
  const more = jsonObjectInput(additionalConfig, "Additional Configuration");
  url.searchParams.set("sslmode", sslMode(more?.["ssl"] ?? ssl));
  return url.href;
}

function sslMode(ssl: unknown): string {
  if (typeof ssl !== "object" || ssl === null) return ssl === undefined || ssl === false ? "disable" : "require";
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

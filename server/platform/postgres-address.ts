import { AppError } from "@/domain/errors";

export interface PostgresTarget {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Undefined without encryption. */
  tls: "checked" | "unchecked" | undefined;
}

const encryption: Readonly<Record<string, PostgresTarget["tls"]>> = {
  disable: undefined,
  require: "checked",
  "verify-ca": "checked",
  "verify-full": "checked",
  "no-verify": "unchecked",
};

/** Takes `postgres://user:password@host:5432/database?sslmode=require` apart. No message repeats it: it holds a password. */
export function readPostgresAddress(address: string): PostgresTarget {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === "" || url.username === "")
    throw new AppError(
      "invalid_input",
      "The address of the Postgres should look like postgres://user:password@host:5432/database.",
    );
  const mode = url.searchParams.get("sslmode") ?? "disable";
  if (!Object.hasOwn(encryption, mode))
    throw new AppError(
      "invalid_input",
      `The sslmode of the Postgres has to be one of ${Object.keys(encryption).join(", ")}.`,
    );
  const user = decoded(url.username);
  return {
    user,
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || 5432,
    password: decoded(url.password),
    database: decoded(url.pathname.slice(1)) || user,
    tls: encryption[mode],
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import { z } from "zod";

/** What the operator decided. Read once; nothing else looks at the process's environment. */
export interface Env {
  port: number;
  /** Address people use, without a trailing slash. Undefined: whatever host the request names, over http. */
  appUrl: string | undefined;
  /** Folder for everything kept on disk. */
  dataDir: string;
  /** Postgres. Undefined: the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Signs sessions. Undefined: made at first start and kept in `dataDir`. */
  authSecret: string | undefined;
  /** Seals credentials. Undefined: made at first start and kept in `dataDir`. */
  encryptionKey: string | undefined;
  /** The owner made or kept at every start. */
  admin: { email: string; password: string } | undefined;
  /** Hosts, addresses and CIDR ranges that flows may reach although they are private. */
  allowPrivateHosts: string[];
  google: OAuthClient | undefined;
  github: OAuthClient | undefined;
  oidc: (OAuthClient & { issuer: string; name: string }) | undefined;
  logLevel: (typeof logLevels)[number];
  /** Longest a run may take. */
  runTimeoutSeconds: number;
  /** WebSockets that a key or a person may have open in one process. */
  socketsPerCaller: number;
  /** Runs of agentflows that ended longer ago are deleted. Undefined: none are. */
  executionsKeptDays: number | undefined;
  /** Runs programs of agents in other languages than JavaScript. Undefined: nothing does. */
  codeExecutorUrl: string | undefined;
  /** Values of `runtime` variables by their name, from `WEFT_VAR_<name>`. */
  variables: Readonly<Record<string, string>>;
  production: boolean;
}

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

export type EnvResult = { ok: true; env: Env } | { ok: false; line: string };

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const variablePrefix = "WEFT_VAR_";

const httpUrl = z
  .url({ protocol: /^https?$/ })
  .regex(/^[^@?#]*$/)
  .transform((value) => value.replace(/\/+$/, ""));
const connection = (protocol: RegExp) => z.url({ protocol });
const host = z.string().regex(/^[\w.:*-]+(\/\d{1,3})?$/);
const secret = z.string().min(32);

/** Every variable: how it is read, what is wrong when it is not, and a value that works. */
const variables = {
  PORT: { read: z.coerce.number().int().min(1).max(65535), wants: "a port from 1 to 65535", example: "3000" },
  APP_URL: {
    read: httpUrl.refine((value) => !/^https?:\/\/[^/]*\//.test(value)),
    wants: "the http or https address people open, without a path",
    example: "https://weft.example.com",
  },
  DATA_DIR: { read: z.string().min(1), wants: "a folder", example: ".data" },
  DATABASE_URL: {
    read: connection(/^postgres(ql)?$/),
    wants: "a Postgres address",
    example: "postgres://weft:password@localhost:5432/weft",
  },
  REDIS_URL: { read: connection(/^rediss?$/), wants: "a Redis address", example: "redis://localhost:6379" },
  AUTH_SECRET: { read: secret, wants: "at least 32 characters", example: "the output of: openssl rand -base64 32" },
  ENCRYPTION_KEY: { read: secret, wants: "at least 32 characters", example: "the output of: openssl rand -base64 32" },
  ADMIN_EMAIL: { read: z.email(), wants: "an e-mail address", example: "owner@example.com" },
  ADMIN_PASSWORD: {
    read: z.string().min(10).max(200),
    wants: "10 to 200 characters",
    example: "a long sentence that only you know",
  },
  ALLOW_PRIVATE_HOSTS: {
    read: z.string().transform(list).pipe(z.array(host)),
    wants: "hosts, addresses or CIDR ranges separated by commas",
    example: "ollama.internal,10.0.0.0/8",
  },
  GOOGLE_CLIENT_ID: { read: z.string().min(1), wants: "a client id", example: "1234.apps.googleusercontent.com" },
  GOOGLE_CLIENT_SECRET: { read: z.string().min(1), wants: "a client secret", example: "GOCSPX-…" },
  GITHUB_CLIENT_ID: { read: z.string().min(1), wants: "a client id", example: "Iv1.0123456789abcdef" },
  GITHUB_CLIENT_SECRET: { read: z.string().min(1), wants: "a client secret", example: "0123456789abcdef…" },
  OIDC_ISSUER: {
    read: httpUrl,
    wants: "the address of the provider",
    example: "https://login.example.com/realms/main",
  },
  OIDC_CLIENT_ID: { read: z.string().min(1), wants: "a client id", example: "weft" },
  OIDC_CLIENT_SECRET: { read: z.string().min(1), wants: "a client secret", example: "the secret your provider shows" },
  OIDC_NAME: { read: z.string().min(1).max(60), wants: "at most 60 characters", example: "Company login" },
  LOG_LEVEL: { read: z.enum(logLevels), wants: `one of ${logLevels.join(", ")}`, example: "info" },
  RUN_TIMEOUT_SECONDS: {
    read: z.coerce.number().int().min(1).max(86_400),
    wants: "seconds from 1 to 86400",
    example: "300",
  },
  SOCKETS_PER_CALLER: {
    read: z.coerce.number().int().min(1).max(1_000_000),
    wants: "a number from 1 to 1000000",
    example: "500",
  },
  EXECUTIONS_KEPT_DAYS: {
    read: z.coerce.number().int().min(1).max(36_500),
    wants: "days from 1 to 36500",
    example: "90",
  },
  CODE_EXECUTOR_URL: { read: httpUrl, wants: "an http or https address", example: "http://runner.internal:8080/run" },
} as const;

type Name = keyof typeof variables;
type Parsed = { [K in Name]?: z.output<(typeof variables)[K]["read"]> };

/** Variables that only make sense together. */
const together: readonly (readonly Name[])[] = [
  ["ADMIN_EMAIL", "ADMIN_PASSWORD"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
];

/**
 * Reads settings. The first bad one gives a single line that names it, says what is wrong and shows a value that works;
 * the line never repeats the value, which may be a secret. An empty variable counts as unset.
 */
export function readEnv(raw: Readonly<Record<string, string | undefined>>): EnvResult {
  const parsed: Record<string, unknown> = {};
  for (const [name, { read, wants, example }] of Object.entries(variables)) {
    const value = raw[name]?.trim();
    if (!value) continue;
    const result = read.safeParse(value);
    if (!result.success) return { ok: false, line: `${name} must be ${wants}, for example ${name}=${example}` };
    parsed[name] = result.data;
  }
  for (const group of together) {
    const missing = group.filter((name) => parsed[name] === undefined);
    const [name] = missing;
    if (name && missing.length < group.length) {
      const present = group.find((other) => parsed[other] !== undefined);
      return {
        ok: false,
        line: `${name} is missing although ${present} is set, for example ${name}=${variables[name].example}`,
      };
    }
  }
  return { ok: true, env: toEnv(parsed, raw) };
}

function toEnv(values: Parsed, raw: Readonly<Record<string, string | undefined>>): Env {
  const client = (clientId?: string, clientSecret?: string) =>
    clientId && clientSecret ? { clientId, clientSecret } : undefined;
  const oidc = client(values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET);
  return {
    port: values.PORT ?? 3000,
    appUrl: values.APP_URL,
    dataDir: values.DATA_DIR ?? ".data",
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    authSecret: values.AUTH_SECRET,
    encryptionKey: values.ENCRYPTION_KEY,
    admin:
      values.ADMIN_EMAIL && values.ADMIN_PASSWORD
        ? { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD }
        : undefined,
    allowPrivateHosts: values.ALLOW_PRIVATE_HOSTS ?? [],
    google: client(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    github: client(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
    oidc:
      oidc && values.OIDC_ISSUER
        ? { ...oidc, issuer: values.OIDC_ISSUER, name: values.OIDC_NAME ?? "Single sign-on" }
        : undefined,
    logLevel: values.LOG_LEVEL ?? "info",
    runTimeoutSeconds: values.RUN_TIMEOUT_SECONDS ?? 300,
    socketsPerCaller: values.SOCKETS_PER_CALLER ?? 500,
    executionsKeptDays: values.EXECUTIONS_KEPT_DAYS,
    codeExecutorUrl: values.CODE_EXECUTOR_URL,
    variables: runtimeVariables(raw),
    production: raw.NODE_ENV === "production",
  };
}

function runtimeVariables(raw: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (name.startsWith(variablePrefix) && value !== undefined) found.push([name.slice(variablePrefix.length), value]);
  }
  return Object.fromEntries(found);
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
}

let cached: Env | undefined;

/** The process's settings. Throws with the one line of `readEnv`; the process should print it and exit with code 1. */
export function env(): Env {
  if (cached) return cached;
  const result = readEnv(process.env);
  if (!result.ok) throw new Error(result.line);
  cached = result.env;
  return cached;
}

/** NextAuth takes its address from the request only when told to; `server/auth` decides which one the request shows. */
export function tellNextAuth(): void {
  delete process.env.NEXTAUTH_URL;
  process.env.AUTH_TRUST_HOST = "true";
}

/** A real Postgres for the tests; they use the embedded database without it. */
export const testDatabaseUrl = (): string | undefined => process.env.TEST_DATABASE_URL || undefined;

/** A Redis for the tests; they start one of their own without it. */
export const testRedisUrl = (): string | undefined => process.env.TEST_REDIS_URL || undefined;

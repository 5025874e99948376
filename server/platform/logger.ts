import pino from "pino";

/** What the rest of the server may ask of the log. */
export interface Logger {
  debug(detail: object, message: string): void;
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

/** Keys whose values never reach the log, at the top and one and two levels below it. */
const secretKeys = [
  "authorization",
  "cookie",
  "password",
  "passwordHash",
  "secret",
  "secrets",
  "sealed",
  "token",
  "apiKey",
  "key",
  "openAIApiKey",
  "clientSecret",
];

/** One JSON line per event on standard output. */
export function createLogger(level: string): Logger {
  const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({
    level,
    base: undefined,
    redact: { paths, censor: "[redacted]" },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

import type { Database } from "@/server/data/database";
import { catalogue } from "@/server/nodes/catalogue";
import { systemClock } from "@/server/platform/clock";
import { createLogger } from "@/server/platform/logger";
import { createSecretBox } from "@/server/platform/secret-box";
import { createChanges } from "../changes";
import type { ServicePorts } from "../context";

/** The real ports over a test's database, without a log. */
export const testPorts = (db: Database): ServicePorts => ({
  db,
  secretBox: createSecretBox("a key for tests, thirty-two characters long"),
  catalogue: catalogue(),
  changes: createChanges(),
  clock: systemClock,
  log: createLogger("silent"),
  environmentVariables: { region: "eu" },
});

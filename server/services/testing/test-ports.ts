import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@/server/data/database";
import { catalogue } from "@/server/nodes/catalogue";
import { systemClock } from "@/server/platform/clock";
import { createFileStore } from "@/server/platform/file-store";
import { newId } from "@/server/platform/ids";
import { createLogger } from "@/server/platform/logger";
import { createSecretBox } from "@/server/platform/secret-box";
import { createChanges } from "../changes";
import type { ServicePorts } from "../context";

/** The real ports over a test's database, without a log. */
export const testPorts = (db: Database): ServicePorts => ({
  db,
  files: createFileStore(join(tmpdir(), `weft-test-files-${newId()}`)),
  secretBox: createSecretBox("a key for tests, thirty-two characters long"),
  catalogue: catalogue(),
  changes: createChanges(),
  clock: systemClock,
  log: createLogger("silent"),
  environmentVariables: { region: "eu" },
});

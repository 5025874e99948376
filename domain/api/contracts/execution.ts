import { defineContract } from "../contract";

/** Runs are never public here. */
export const publicExecution = defineContract({
  method: "GET",
  path: "/public-executions/:id",
  summary: "Refused: runs are not shared with the public.",
  access: { kind: "public" },
  refusesAll: true,
  failures: { 404: "Always." },
});

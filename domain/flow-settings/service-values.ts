import { z } from "zod";
import { asRecord } from "./as-record";
import { isSame } from "./is-same";
import { storedNumber, shortText } from "./simple-places";
import { withValueAt } from "./value-at";
import type { ServiceField, ServiceSpec } from "./service-spec";

const value = z.union([
  shortText(4000),
  z.number("Enter a number.").min(0).max(2, "Use 2 or less."),
  z.boolean(),
  z.null(),
]);

/** What is set for each service, by its name and the field's. */
export const serviceValues = z.record(z.string().max(60), z.record(z.string().max(60), value));

export type ServiceValue = z.output<typeof value>;
export type ServiceValues = z.output<typeof serviceValues>;

/** The fields of each known service. Others stay where they are, unread. */
export function readServices(specs: readonly ServiceSpec[], stored: unknown): ServiceValues {
  const settings = asRecord(stored);
  return Object.fromEntries(specs.map((spec) => [spec.name, readService(spec, asRecord(settings[spec.name]))]));
}

function readService(spec: ServiceSpec, stored: Record<string, unknown>): Record<string, ServiceValue> {
  const fields = spec.fields.map((field) => [field.name, readField(field, stored[field.name])] as const);
  const { credentialId } = stored;
  return Object.fromEntries([["credentialId", typeof credentialId === "string" ? credentialId : ""], ...fields]);
}

function readField(field: ServiceField, stored: unknown): ServiceValue {
  switch (field.type) {
    case "number":
      return storedNumber(stored);
    case "switch":
      return stored === true;
    case "text":
    case "lines":
    case "model":
    case "choice":
      return typeof stored === "string" && stored !== "" ? stored : (field.default ?? "");
  }
}

/** Sets what differs from what is stored, in services and fields that are known. */
export function writeServices(specs: readonly ServiceSpec[], values: ServiceValues, stored: unknown) {
  const before = readServices(specs, stored);
  return specs.reduce((settings, { name }) => {
    const changed = Object.entries(before[name] ?? {}).flatMap(([field, known]): [string, ServiceValue][] => {
      const next = values[name]?.[field];
      return next === undefined || isSame(next, known) ? [] : [[field, next]];
    });
    const service = changed.reduce(
      (rest, [field, next]) => withValueAt(rest, [field], next === "" || next === null ? undefined : next),
      asRecord(settings[name]),
    );
    return changed.length === 0 ? settings : { ...settings, [name]: service };
  }, asRecord(stored));
}

import { serviceRefusal } from "./service-refusal";

/** Throws when a store keeps vectors of another length; a length that is not known cannot be another one. */
export function requireLength(service: string, kept: number | undefined, given: number): void {
  if (kept !== undefined && kept !== given)
    throw serviceRefusal({ service, said: `expected ${kept} dimensions, not ${given}` });
}

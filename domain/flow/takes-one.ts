import type { Field } from "@/domain/catalogue/field";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { TakesOne } from "./merge-documents";

/** Whether an input has room for one wire only. Steps of agentflows take any number. */
export const isSlotForOne = (field: Field | undefined): boolean => field?.type === "slot" && !field.list;

/** What the catalogue says of the slots of nodes. */
export const takesOneOf =
  (specs: SpecLookup): TakesOne =>
  (node, slot) => {
    const { inputs } = specOf(node, specs, []);
    return isSlotForOne(Object.hasOwn(inputs, slot) ? inputs[slot] : undefined);
  };

import { argumentsSchema } from "@/domain/catalogue/arguments-schema";
import { type Choice, type Field, type Fields, pickSources } from "@/domain/catalogue/field";
import { usableAs } from "@/domain/catalogue/usable-as";
import { AppError } from "@/domain/errors";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { requireAccess } from "../context";
import type { DocumentContext } from "../documents/document-desk";
import { buildChoice } from "../documents/stores/build-choice";
import { listStores } from "../documents/stores/list-stores";
import { storeBuilder } from "../documents/stores/store-builder";
import { listFlows } from "../flows/list-flows";
import { stateKeys } from "./state-keys";

/** A step that comes before the one whose choices are wanted. */
export interface EarlierNode {
  id: string;
  name: string;
  label: string;
  inputs: Readonly<Record<string, unknown>>;
}

export interface ListNodeChoices {
  nodeName: string;
  /** Flowise's name of the list, such as `listTools`. */
  method: string;
  /** Values of the node's inputs so far. */
  inputs: Readonly<Record<string, unknown>>;
  previousNodes: readonly EarlierNode[];
}

const patienceMs = 15_000;

/**
 * The choices of a step's input: flows and stores of the workspace, nodes that can be used inside the step, what steps
 * before it are called and share, and what its tool takes. Rejects with `not_found` for a list that the step has no use for.
 */
export async function listNodeChoices(ctx: DocumentContext, input: ListNodeChoices): Promise<Choice[]> {
  requireAccess(ctx, "editor", "manage");
  const definition = ctx.catalogue.get(input.nodeName);
  const field = fieldsWithin(definition?.step ? definition.inputs : {}).find((one) => listOf(one) === input.method);
  if (field?.type === "component") return components(ctx, field.accepts);
  switch (field?.type === "pick" ? field.from : undefined) {
    case "flows":
      return (await listFlows(ctx, {})).map(({ id, name, kind }) => ({ label: name, name: id, description: kind }));
    case "documentStores":
      return (await listStores(ctx)).map(({ id, name, description }) => ({ label: name, name: id, description }));
    case "stateKeys":
      return stateKeys(input.previousNodes).map((key) => ({ label: key, name: key }));
    case "earlierSteps":
      return input.previousNodes.map(({ id, label }) => ({ label, name: `${id}-${label}`, description: id }));
    case "toolArguments":
      return toolArguments(ctx, input);
    case undefined:
      throw new AppError("not_found", "This server has no such list of choices.");
  }
}

const listOf = (field: Field): string | undefined => {
  if (field.type === "component") return field.load;
  return field.type === "pick" ? pickSources[field.from] : undefined;
};

/** Fields, those of rows among them. */
const fieldsWithin = (fields: Fields): Field[] =>
  Object.values(fields).flatMap((field) => (field.type === "array" ? [field, ...fieldsWithin(field.row)] : [field]));

const components = ({ catalogue }: DocumentContext, accepts: string): Choice[] =>
  catalogue
    .specs()
    .filter((spec) => usableAs(spec, accepts))
    .map(({ label, name, description }) => ({ label, name, description }));

/** What the chosen tool takes, as the tool itself says. */
async function toolArguments(ctx: DocumentContext, { nodeName, inputs }: ListNodeChoices): Promise<Choice[]> {
  const [place] =
    Object.entries(ctx.catalogue.get(nodeName)?.inputs ?? {}).find(([, field]) => field.type === "component") ?? [];
  const name = place === undefined ? undefined : inputs[place];
  if (typeof name !== "string" || name === "") return [];
  const { [embeddedCredentialKey]: credentialId, ...settings } = record(inputs[`${place}Config`]);
  const choice = {
    ...{ name, inputs: settings },
    ...(typeof credentialId === "string" && credentialId !== "" && { credentialId }),
  };
  const builder = storeBuilder(ctx, ctx.actor.workspaceId, AbortSignal.timeout(patienceMs));
  const built = await buildChoice(builder, choice);
  const schemas = (Array.isArray(built) ? built : [built]).map((tool: unknown) =>
    argumentsSchema(record(tool)["schema"]),
  );
  const named = new Map(schemas.flatMap(({ properties }) => Object.entries(properties)));
  return [...named].map(([argument, property]) => {
    const { description } = record(property);
    return { label: argument, name: argument, ...(typeof description === "string" && { description }) };
  });
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

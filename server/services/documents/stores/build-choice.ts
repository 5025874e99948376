import type { NodeChoice } from "@/domain/documents/node-choice";
import { AppError } from "@/domain/errors";
import { buildNode } from "@/server/engine/build-node";
import { explainError } from "@/server/engine/explain-error";
import type { EnginePorts } from "@/server/engine/ports";
import type { Redactor } from "@/server/engine/redact";

/** What nodes outside a drawing are built with. */
export interface ChoiceBuilder {
  ports: Pick<EnginePorts, "catalogue" | "openCredential" | "tools" | "clock">;
  /** Stands in the flow's place: what nodes keep, they keep under this id. */
  ownerId: string;
  redactor: Redactor;
  signal: AbortSignal;
}

export interface ChoicePlace {
  /** What its owner calls it; the node's own label otherwise. */
  label?: string | undefined;
  output?: string;
  slots?: Readonly<Record<string, readonly unknown[]>>;
}

/** Builds a node by its name and values; `slots` gives what would be wired into it. */
export async function buildChoice(
  { ports, ownerId, redactor, signal }: ChoiceBuilder,
  choice: NodeChoice,
  { label, output, slots = {} }: ChoicePlace = {},
): Promise<unknown> {
  const definition = ports.catalogue.get(choice.name);
  if (!definition?.create) throw new AppError("unprocessable", `This server has no node “${choice.name}”.`);
  const { name, inputs, credentialId } = choice;
  const node = {
    ...{ id: `${name}_0`, name, label: label ?? definition.label, version: definition.version, inputs },
    ...(credentialId !== undefined && { credentialId }),
    position: { x: 0, y: 0 },
  };
  const wired = new Map<string, unknown>();
  const planned = new Map<string, string[]>();
  for (const [slot, values] of Object.entries(slots)) {
    const ids = values.map((_, place) => `${slot}_${place}`);
    for (const [place, id] of ids.entries()) wired.set(id, values[place]);
    planned.set(slot, ids);
  }
  const chosen = output ?? definition.outputs?.[0]?.name ?? name;
  try {
    return await buildNode({
      planned: { node, definition, output: chosen, slots: planned, needs: [], perTurn: undefined },
      stored: inputs,
      instance: (id) => wired.get(id),
      openCredential: (id) => ports.openCredential(id),
      ...{ tools: ports.tools, redactor, flowId: ownerId, signal },
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw redactor.error(explainError(error, { thrower: node, asked: undefined, now: ports.clock.now() }));
  }
}

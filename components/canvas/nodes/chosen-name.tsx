import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { chosenElsewhere, type ChosenElsewhere } from "@/components/canvas/chosen-elsewhere";
import { choicesOf } from "@/components/canvas/inspector/choices-of";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";

interface ChosenNameProps {
  spec: NodeSpec;
  node: FlowNode;
  /** Where nothing is chosen, and until its name is known. */
  otherwise: ReactNode;
}

/** What the flow, the tool or the document store is called that a node works with. */
export function ChosenName({ spec, node, otherwise }: ChosenNameProps) {
  const { specs } = useCatalogue();
  const chosen = chosenElsewhere(spec, node, specs);
  // Who only looks at a flow need not be a member.
  const readOnly = useReadOnly();
  if (!chosen || readOnly) return otherwise;
  return chosen.list === "flows" ? (
    <FlowName id={chosen.id} otherwise={otherwise} />
  ) : (
    <ChoiceName {...chosen.list} id={chosen.id} otherwise={otherwise} />
  );
}

type NameProps = Pick<ChosenElsewhere, "id"> & Pick<ChosenNameProps, "otherwise">;

function FlowName({ id, otherwise }: NameProps) {
  const trpc = useTRPC();
  const { data: flows = [] } = useQuery(trpc.flows.list.queryOptions({}));
  return flows.find((flow) => flow.id === id)?.name ?? otherwise;
}

function ChoiceName({ id, otherwise, ...asked }: NameProps & { nodeName: string; load: string }) {
  const client = useTRPCClient();
  const { data: choices = [] } = useQuery(choicesOf(client, { ...asked, values: () => ({}) }));
  return choices.find(({ name }) => name === id)?.label ?? otherwise;
}

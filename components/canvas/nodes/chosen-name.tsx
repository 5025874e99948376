import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useReadOnly } from "@/components/canvas/canvas-context";
import type { ChosenElsewhere } from "@/components/canvas/chosen-elsewhere";
import { choicesOf } from "@/components/canvas/inspector/choices-of";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";

interface ChosenNameProps {
  chosen: ChosenElsewhere;
  /** Until its name is known, and for those who only look at a flow: they need not be members. */
  otherwise: ReactNode;
}

/** What the flow, the tool or the document store is called that a node works with. */
export function ChosenName({ chosen: { list, id }, otherwise }: ChosenNameProps) {
  const readOnly = useReadOnly();
  if (readOnly) return otherwise;
  return list === "flows" ? <FlowName {...{ id, otherwise }} /> : <ChoiceName {...list} {...{ id, otherwise }} />;
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { setCredential } from "@/components/canvas/edits";
import { problemsAt } from "@/components/canvas/problem-index";
import { CredentialDialog } from "@/components/credentials/credential-dialog";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

interface CredentialRowProps {
  node: FlowNode;
  credential: NonNullable<NodeSpec["credential"]>;
}

/** Which credential the node uses; a new one is made without leaving. */
export function CredentialRow({ node, credential }: CredentialRowProps) {
  const { store, catalogue } = useCanvasContext();
  const [dialog, setDialog] = useState<"new" | "edit">();
  const readOnly = useReadOnly();
  const problem = useCanvas((state) =>
    problemsAt(state.problems, node.id).find((each) => /credential/i.test(each.message) && each.input === undefined),
  );
  const { choices, loading, missing } = useCredentialChoices(credential.types, node.credentialId);
  const choose = (id: string | undefined) => store.edit((document) => setCredential(document, node.id, id));
  const label =
    credential.types.length === 1
      ? (catalogue.credentials.get(credential.types[0] ?? "")?.label ?? "Credential")
      : "Credential";
  const gone = missing ? "This credential no longer exists, or is of another workspace. Choose another." : undefined;
  return (
    <Field label="Credential" help={label} error={gone ?? problem?.message} optional={credential.optional}>
      {(control) => (
        <div className="flex gap-1">
          <Combobox
            {...control}
            className="min-w-0 flex-1"
            value={missing ? undefined : node.credentialId}
            onValueChange={(id) => choose(id === none ? undefined : id)}
            choices={credential.optional && node.credentialId ? [{ value: none, label: "None" }, ...choices] : choices}
            placeholder={credential.optional ? "None" : "Choose a credential"}
            loading={loading}
            disabled={readOnly}
            footer={
              <Button variant="ghost" className="w-full justify-start" onClick={() => setDialog("new")}>
                <Plus aria-hidden />
                New credential
              </Button>
            }
          />
          {node.credentialId && !missing && !readOnly && (
            <IconButton label="Edit this credential" onClick={() => setDialog("edit")}>
              <Pencil />
            </IconButton>
          )}
          <CredentialDialog
            open={dialog !== undefined}
            onOpenChange={(open) => !open && setDialog(undefined)}
            types={credential.types}
            {...(dialog === "edit" && node.credentialId !== undefined && { credentialId: node.credentialId })}
            onSaved={choose}
          />
        </div>
      )}
    </Field>
  );
}

const none = "__none";

function useCredentialChoices(types: readonly string[], chosen: string | undefined) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.credentials.list.queryOptions({ types: [...types] }));
  const choices = (data ?? []).map((each) => ({ value: each.id, label: each.name }));
  return {
    choices,
    loading: isPending,
    missing: data !== undefined && chosen !== undefined && !data.some((each) => each.id === chosen),
  };
}

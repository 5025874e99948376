"use client";

import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { credentialInput } from "@/domain/flow/problem";
import { useCanvas, useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { setCredential } from "@/components/canvas/edits";
import { problemsAt } from "@/components/canvas/problem-index";
import { CredentialPicker } from "@/components/credentials/credential-picker";

interface CredentialRowProps {
  node: FlowNode;
  credential: NonNullable<NodeSpec["credential"]>;
}

/** Which credential the node uses. */
export function CredentialRow({ node, credential }: CredentialRowProps) {
  const { store, catalogue } = useCanvasContext();
  const readOnly = useReadOnly();
  const problem = useCanvas((state) =>
    problemsAt(state.problems, node.id).find(({ input }) => input === credentialInput),
  );
  const [only, ...more] = credential.types;
  const label = more.length === 0 ? catalogue.credentials.get(only ?? "")?.label : undefined;
  return (
    <CredentialPicker
      types={credential.types}
      value={node.credentialId}
      onChange={(id) => store.edit((document) => setCredential(document, node.id, id))}
      help={label ?? t("Credential")}
      error={problem && t(problem.message)}
      optional={credential.optional}
      readOnly={readOnly}
    />
  );
}

import { t } from "@/components/words/t";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { type ChosenComponent, settingsKey } from "@/domain/catalogue/component-settings";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import type { FieldPlace } from "@/components/canvas/inspector/field-props";
import { Fold } from "@/components/canvas/inspector/fold";
import { problemsAt } from "@/components/canvas/problem-index";
import { summarySentence } from "@/components/canvas/summary-sentence";
import { CredentialPicker } from "@/components/credentials/credential-picker";

interface ComponentSettingsProps {
  node: FlowNode;
  /** The input that names the node. */
  name: string;
  spec: NodeSpec;
  chosen: ChosenComponent;
  place: FieldPlace;
}

/** Credential and settings of a node used inside another. */
export function ComponentSettings({ node, name, spec, chosen, place }: ComponentSettingsProps) {
  const { settings, credentialId } = chosen;
  const key = settingsKey(name);
  const inside: FieldPlace = {
    path: `${place.path}${key}.`,
    input: place.input ?? name,
    values: settings,
    fields: spec.inputs,
    Row: place.Row,
    change: (values) => place.change({ [key]: kept({ ...settings, ...values }) }),
    owner: { name: spec.name, credentialId, values: () => settings },
  };
  const shown = Object.entries(spec.inputs).filter(
    ([, field]) => field.type !== "slot" && isVisible(field, settings, spec.inputs),
  );
  const troubled = useTroubled(node.id, inside.path);
  const ordered = [...shown.filter(([, field]) => !field.additional), ...shown.filter(([, field]) => field.additional)];
  if (!spec.credential && ordered.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-l-2 pl-3">
      {spec.credential && (
        <ComponentCredential node={node} credential={spec.credential} chosen={chosen} place={inside} />
      )}
      {ordered.length > 0 && (
        <Fold title={t("Settings")} hint={summarySentence(spec, { inputs: settings })} troubled={troubled}>
          {ordered.map(([input, field]) => (
            <place.Row key={`${spec.name}/${input}`} node={node} name={input} field={field} place={inside} />
          ))}
        </Fold>
      )}
    </div>
  );
}

const kept = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function useTroubled(nodeId: string, path: string): boolean {
  return useCanvas((state) =>
    problemsAt(state.problems, nodeId).some(
      ({ at }) => at?.startsWith(path) === true && at !== path + embeddedCredentialKey,
    ),
  );
}

interface ComponentCredentialProps {
  node: FlowNode;
  credential: NonNullable<NodeSpec["credential"]>;
  chosen: ChosenComponent;
  place: FieldPlace;
}

function ComponentCredential({ node, credential, chosen, place }: ComponentCredentialProps) {
  const { credentials } = useCatalogue();
  const readOnly = useReadOnly();
  const at = place.path + embeddedCredentialKey;
  const missing = useCanvas((state) => problemsAt(state.problems, node.id).some((problem) => problem.at === at));
  const [only, ...more] = credential.types;
  const label = more.length === 0 ? credentials.get(only ?? "")?.label : undefined;
  return (
    <CredentialPicker
      types={credential.types}
      value={chosen.credentialId}
      onChange={(id) => place.change({ [embeddedCredentialKey]: id, credential: undefined })}
      help={label ?? t("Credential")}
      {...(missing && { error: t("Choose a credential.") })}
      {...(credential.optional && { optional: true })}
      readOnly={readOnly}
    />
  );
}

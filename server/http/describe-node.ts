import { type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import { flowiseFields } from "@/domain/flow/flowise-field";

/** A node as clients know it from Flowise. */
export function describeNode(spec: NodeSpec) {
  const { name, label, version, icon, category, description } = spec;
  const outputs = outputsOf(spec);
  const baseClasses = [...(outputs[0]?.provides ?? [])];
  return {
    ...{ label, name, version, icon, category, description, baseClasses },
    type: baseClasses[0] ?? label,
    inputs: describeFields(name, spec.inputs),
    ...(spec.credential && {
      credential: {
        label: "Connect Credential",
        name: "credential",
        type: "credential",
        credentialNames: spec.credential.types,
        optional: spec.credential.optional ?? false,
      },
    }),
    ...(outputs.length > 1 && {
      outputs: outputs.map((output) => ({ label: output.label, name: output.name, baseClasses: output.provides })),
    }),
  };
}

export function describeFields(owner: string, fields: NodeSpec["inputs"]) {
  return Object.entries(fields).flatMap(([name, field]) =>
    flowiseFields(owner, name, field, () => true).map((entry) => {
      const { id: _id, display: _display, ...described } = entry;
      return { ...described, label: String(described["label"]), name, type: String(described["type"]) };
    }),
  );
}

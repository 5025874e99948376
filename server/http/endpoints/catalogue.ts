import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as contracts from "@/domain/api/contracts/catalogue";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import { AppError } from "@/domain/errors";
import { flowiseField } from "@/domain/flow/flowise-field";
import { apiHeaders } from "../error-response";
import { publicRoute, route } from "../route";

export const listNodes = route(contracts.listNodes, async ({ ctx }) => ctx.catalogue.specs().map(describeNode));

export const readNode = route(contracts.readNode, async ({ params, ctx }) => {
  const spec = ctx.catalogue.specs().find((candidate) => candidate.name === params.name);
  if (!spec) throw unknownNode(params.name);
  return describeNode(spec);
});

export const listComponentCredentials = route(contracts.listComponentCredentials, async ({ ctx }) =>
  ctx.catalogue.credentialSpecs().map(describeCredential),
);

export const nodeIcon = publicRoute(contracts.nodeIcon, async ({ params, incoming: { runtime } }) => {
  const icon = runtime.catalogue.get(params.name ?? "")?.icon;
  if (icon === undefined) throw unknownNode(params.name);
  return picture(icon);
});

export const credentialIcon = publicRoute(contracts.credentialIcon, async ({ params, incoming: { runtime } }) => {
  const icon = runtime.catalogue.credential(params.name ?? "")?.icon;
  if (icon === undefined) throw new AppError("not_found", `Credential ${params.name ?? ""} not found`);
  return picture(icon);
});

/** Only icons that the catalogue names can be asked for, so that no path leads out of their folder. */
async function picture(icon: string): Promise<Response> {
  const bytes = await readFile(join(process.cwd(), "public", "icons", "nodes", icon));
  const type = icon.endsWith(".svg") ? "image/svg+xml" : "image/png";
  const headers = {
    ...apiHeaders,
    "content-type": type,
    "cache-control": "public, max-age=86400",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(new Uint8Array(bytes), { headers });
}

const unknownNode = (name: string | undefined): AppError => new AppError("not_found", `Node ${name ?? ""} not found`);

function describeNode(spec: NodeSpec) {
  const { name, label, version, icon, category, description } = spec;
  const outputs = outputsOf(spec);
  const baseClasses = [...(outputs[0]?.provides ?? [])];
  return {
    ...{ label, name, version, icon, category, description, baseClasses },
    type: baseClasses[0] ?? label,
    inputs: fieldsOf(name, spec.inputs),
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

const describeCredential = ({ name, label, description = "", fields }: CredentialSpec) => ({
  label,
  name,
  version: 1,
  description,
  inputs: fieldsOf(name, fields),
});

function fieldsOf(owner: string, fields: NodeSpec["inputs"]) {
  return Object.entries(fields).map(([name, field]) => {
    const { id: _id, display: _display, ...described } = flowiseField(owner, name, field, true);
    return { ...described, label: field.label, name, type: String(described.type) };
  });
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as contracts from "@/domain/api/contracts/catalogue";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { AppError } from "@/domain/errors";
import { describeFields, describeNode } from "../describe-node";
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

const describeCredential = ({ name, label, description = "", fields }: CredentialSpec) => ({
  label,
  name,
  version: 1,
  description,
  inputs: describeFields(name, fields),
});

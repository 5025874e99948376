import { AppError } from "@/domain/errors";
import type { CredentialDefinition } from "@/server/nodes/define-node";
import type { OutsideTools } from "./ports";
import { secretValues } from "./secret-values";

export interface Home {
  /** The node that holds the credential, as its author calls it. */
  label: string;
  credential: Pick<CredentialDefinition, "hosts" | "fields">;
  secrets: Record<string, string>;
}

/** Shorter values stand in addresses by chance. */
const shortestSecret = 6;

/**
 * The tools of a node that holds a credential: what it sends may hold the secrets only on the way to the hosts that the
 * credential's type names, to those that whoever entered the secret named beside it, and to the operator's own. Without
 * this, whoever may edit a flow could read every credential by typing an address of theirs.
 */
export function keepSecretsAtHome<T extends OutsideTools>(tools: T, { label, credential, secrets }: Home): T {
  const kept = secretValues(credential.fields, secrets).filter((value) => value.length >= shortestSecret);
  if (credential.hosts.length === 0 || kept.length === 0) return tools;
  const hosts = [...credential.hosts, ...hostsIn(secrets["otherHosts"] ?? "")];
  const guarded: OutsideTools["fetch"] = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url && !hosts.some((host) => matches(host, url.hostname)) && tools.isOwnHost?.(url) !== true) {
      const texts = await textsOf(address, input, init);
      if (texts.some((text) => kept.some((secret) => text.includes(secret))))
        throw new AppError("forbidden", strayed(label, credential, url.hostname));
    }
    return tools.fetch(input, init);
  };
  return { ...tools, fetch: guarded };
}

function strayed(label: string, { hosts, fields }: Home["credential"], host: string): string {
  const why = `The credential of “${label}” may be sent to ${hosts.join(" and ")} only, not to ${host}.`;
  const what = Object.hasOwn(fields, "otherHosts")
    ? `If that server may have it, open the credential, enter the secret again and name ${host} under “Other hosts”.`
    : "Change the address, or choose a credential of that server.";
  return `${why} ${what}`;
}

/** Hosts as people type them: one after the other, some with `https://` before them. */
const hostsIn = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((entry) => entry.replace(/^\w+:\/\//, "").replace(/[/:].*$/, ""))
    .filter((entry) => /^(\*\.)?[^*.]+(\.[^*.]+)+$/.test(entry));

const matches = (host: string, name: string): boolean =>
  host.startsWith("*.") ? name.endsWith(host.slice(1)) : name === host;

/** All that a request says, as far as it can be read without using it up. */
async function textsOf(address: string, input: unknown, init: RequestInit | undefined): Promise<string[]> {
  const headers = [input instanceof Request ? input.headers : undefined, init?.headers].flatMap((each) =>
    each ? [...new Headers(each).values()] : [],
  );
  const basic = headers.flatMap((value) => /^basic (.+)$/i.exec(value)?.[1] ?? []).map(fromBase64);
  const body = init?.body ?? (input instanceof Request ? await input.clone().text() : undefined);
  return [address, unescaped(address), ...headers, ...basic, bodyText(body)];
}

function bodyText(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return unescaped(body.toString());
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? new TextDecoder().decode(body) : "";
}

function fromBase64(code: string): string {
  try {
    return atob(code);
  } catch {
    return "";
  }
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

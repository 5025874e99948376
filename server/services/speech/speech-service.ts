import { AppError, isAppError } from "@/domain/errors";
import type { ChosenService, ServiceSettings } from "@/domain/flow-settings/provider-settings";
import type { EnginePorts } from "@/server/engine/ports";
import { createRedactor } from "@/server/engine/redact";

/** A service beside a flow that hears or speaks, ready to be called. */
export interface SpeechService {
  /** As people call it. */
  label: string;
  settings: ServiceSettings;
  secrets: Readonly<Record<string, string>>;
  /** Asks it over HTTP. Rejects with a sentence for the flow's owner unless the answer is a good one. */
  request(url: string, init: RequestInit): Promise<Response>;
}

export interface ServiceKind {
  label: string;
  /** Type of its credential. */
  credential: string;
  /** It may stand open. */
  credentialOptional?: boolean;
}

export type SpeechPorts = Pick<EnginePorts, "openCredential"> & { tools: Pick<EnginePorts["tools"], "fetch"> };

/** Opens the credential that the flow's settings name. */
export async function openService(
  ports: SpeechPorts,
  { settings }: ChosenService,
  kind: ServiceKind,
  signal: AbortSignal,
): Promise<SpeechService> {
  const secrets = await secretsOf(ports, settings.credentialId, kind);
  const redactor = createRedactor();
  redactor.add(Object.values(secrets));
  return {
    ...{ label: kind.label, settings, secrets },
    async request(url, init) {
      const response = await ports.tools.fetch(url, { ...init, signal });
      if (response.ok) return response;
      const said = redactor.text(messageIn(await response.text()));
      throw new AppError("upstream_failed", `${kind.label} answered ${response.status}${said && `: ${said}`}`);
    },
  };
}

async function secretsOf(ports: SpeechPorts, id: string | undefined, kind: ServiceKind) {
  const choose = `Choose a credential for ${kind.label} in the flow's settings.`;
  if (id === undefined) {
    if (kind.credentialOptional) return {};
    throw new AppError("unprocessable", choose);
  }
  const opened = await ports.openCredential(id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found")
      throw new AppError("unprocessable", `The credential of ${kind.label} no longer exists. ${choose}`);
    throw error;
  });
  if (opened.type === kind.credential) return opened.secrets;
  throw new AppError("unprocessable", `The credential of ${kind.label} is of another kind. ${choose}`);
}

/** The sentence in a provider's error, wherever it keeps it. */
function messageIn(body: string): string {
  const found = /"(?:message|error|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  return (found ?? "").slice(0, 500);
}

import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";
import { type GoogleSecrets, googleService } from "../../document-loaders/google-access";
import { callService } from "../../document-loaders/web-service";
import { turnOf } from "../turn-of";
import { type GmailArguments, gmailActions } from "./gmail-actions";

export interface GmailTools {
  kind: string;
  actions: readonly string[];
  /** What the author has filled in: then the model need not say it. */
  given: GmailArguments;
  secrets: GoogleSecrets;
  fetch: NodeTools["fetch"];
}

const mailbox = "https://gmail.googleapis.com/gmail/v1/users/me";
const scope = "https://www.googleapis.com/auth/gmail.modify";
/** More of an answer would only fill the model's memory. */
const longest = 20_000;

/** A tool for each action. */
export async function gmailTools({
  kind,
  actions,
  given,
  secrets,
  fetch,
}: GmailTools): Promise<StructuredToolInterface[]> {
  const { tool } = await import("@langchain/core/tools");
  return actions.flatMap((name) => {
    const action = gmailActions[kind]?.[name];
    if (!action) return [];
    return tool(
      async (said: GmailArguments, config) => {
        const all = { ...given, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)) };
        const missing = Object.keys(action.takes).find((key) => action.takes[key]?.startsWith("*") && !all[key]);
        if (missing !== undefined) throw new Error(`“${missing}” is missing.`);
        const signal = turnOf(config)?.signal ?? AbortSignal.timeout(60_000);
        const service = { ...(await googleService({ fetch, signal }, secrets, scope)), name: "Gmail" };
        const body = action.body?.(all);
        const response = await callService(service, `${mailbox}${action.path(all)}`, {
          method: action.method,
          ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
        });
        return (await response.text()).slice(0, longest) || "Done.";
      },
      { name: toolNameOf(name), description: action.description, schema: schemaOf(action.takes, given) },
    );
  });
}

/** `sendMessage` is `gmail_send_message`. */
const toolNameOf = (action: string): string =>
  `gmail_${action.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

function schemaOf(takes: Readonly<Record<string, string>>, given: GmailArguments) {
  const fields = Object.entries(takes).map(([name, meaning]) => {
    const field = z.coerce.string().describe(meaning.replace(/^\*/, ""));
    return [name, meaning.startsWith("*") && !given[name] ? field : field.optional()] as const;
  });
  return z.object(Object.fromEntries(fields));
}

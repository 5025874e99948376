import type { FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft, settingCall, stepFunction } from "./draft";
import { type Code, code, literal, objectCode } from "./literal";
import { pairsOf, type Settings, textOf } from "./settings-of";

/** A flow that is asked on a server: on another one, or on this one because it is to do things differently. */
export function elsewhereCode(draft: Draft, { id, label, credentialId }: FlowNode, settings: Settings): string {
  const address = settings.text("executeFlowBaseURL").trim();
  return `${stepFunction(draft, "elsewhere")}(${objectCode({
    ...{ id, label, server: code(`() => ${address === "" ? ownServer(draft) : literal(address)}`) },
    key: address === "" ? ownKey(draft) : theirKey(draft, id, label, credentialId),
    ...{ flow: settings.text("executeFlowSelectedFlow").trim(), input: settings.text("executeFlowInput") },
    overrideConfig: overridesOf(settings),
    answersAs: settings.text("executeFlowReturnResponseAs") === "assistantMessage" ? "assistant" : "user",
    update: pairsOf(settings.rows("executeFlowUpdateState"), "key", "value"),
  })})`;
}

const ownServer = (draft: Draft): string =>
  settingCall(draft, "WEFT_URL", "address of the server that the flow came from, such as https://weft.example.com");

function ownKey(draft: Draft): Code {
  draft.environment.set("WEFT_FLOW_KEY", "an API key of that server for its flows, where they want one");
  return code('() => process.env["WEFT_FLOW_KEY"]');
}

function theirKey(draft: Draft, id: string, label: string, credentialId: string | undefined): Code | undefined {
  if (credentialId === undefined) return undefined;
  const name = `${id}_API_KEY`.replaceAll(/\W+/g, "_").toUpperCase();
  return code(`() => ${settingCall(draft, name, `the API key that “${label}” sends to the other server`)}`);
}

/** What the flow is to do differently, with references in its texts. */
function overridesOf(settings: Settings): Record<string, unknown> {
  const stored = settings.raw("executeFlowOverrideConfig");
  const value: unknown = typeof stored === "string" && stored.trim() !== "" ? parsed(stored) : stored;
  if (value === undefined || value === null || value === "") return {};
  if (typeof value !== "object" || Array.isArray(value))
    throw new CannotExport("Its Override Config is no JSON object. References in it have to stand in quotes.");
  // A reference that only a server can follow is refused here.
  textOf(JSON.stringify(value));
  return { ...value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

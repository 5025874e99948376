import type { FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft, settingCall, stepFunction } from "./draft";
import { code, literal, objectCode } from "./literal";
import { isSecretHeader } from "./secret-header";
import { pairsOf, type Settings } from "./settings-of";

/** A request step. Its credential, and headers that hold secrets, are read from the environment. */
export function httpCode(draft: Draft, { id, label, credentialId }: FlowNode, settings: Settings): string {
  const kind = settings.text("bodyType");
  if (kind === "formData") throw new CannotExport("It sends a form with parts. Choose JSON or x-www-form-urlencoded.");
  const type = settings.text("responseType");
  if (type === "base64" || type === "arraybuffer") throw new CannotExport("It reads bytes. Choose JSON or Text.");
  const headers = pairsOf(settings.rows("headers"), "key", "value");
  const held = headers.filter(([name, value]) => isSecretHeader(name) && !/^\{\{[^{}]*\}\}$/.test(value));
  const hidden = [...held.map(([name]) => name), ...(credentialId === undefined ? [] : ["Authorization"])];
  const secrets = [...new Set(hidden)].map((name) => {
    const variable = `${id}_${name}`.replaceAll(/\W+/g, "_").toUpperCase();
    return code(
      `[${literal(name)}, () => ${settingCall(draft, variable, `the header ${name} of “${label}”`)}] as const`,
    );
  });
  const raw = settings.raw("body");
  const body =
    kind === "xWwwFormUrlencoded"
      ? { kind: "form", pairs: pairsOf(settings.rows("body"), "key", "value") }
      : kind === "json" || kind === "raw"
        ? { kind, text: typeof raw === "string" ? settings.text("body") : "" }
        : undefined;
  return `${stepFunction(draft, "http")}(${objectCode({
    ...{ id, method: settings.text("method") || "GET", url: settings.text("url") },
    headers: headers.filter((pair) => !held.includes(pair)),
    ...{ secrets, query: pairsOf(settings.rows("queryParams"), "key", "value"), body, responseType: type || "json" },
  })})`;
}

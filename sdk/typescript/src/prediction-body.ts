import type { JsonObject } from "./json.js";
import type { PredictionData } from "./prediction.js";
import { type FileInput, toNamedBlob, toUpload } from "./uploads.js";

/** The request's body: JSON, or a form when files come along. */
export async function predictionBody(data: PredictionData): Promise<JsonObject | FormData> {
  const { files, uploads, sessionId, overrideConfig, ...plain } = data;
  const config = { ...overrideConfig, ...(sessionId !== undefined && { sessionId }) };
  const ready = uploads && (await Promise.all(uploads.map(toUpload)));
  if (files && files.length > 0) return fileForm(files, { ...config, ...plain, ...(ready && { uploads: ready }) });
  return {
    ...plain,
    ...(Object.keys(config).length > 0 && { overrideConfig: config }),
    ...(ready && { uploads: ready }),
  };
}

/** A form has texts only, and its fields stand beside each other: what is not a text is written as JSON. */
export function fileForm(files: readonly FileInput[], fields: JsonObject): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  for (const file of files) {
    const { blob, name } = toNamedBlob(file);
    form.append("files", blob, name);
  }
  return form;
}

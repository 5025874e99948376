import { createHmac } from "node:crypto";
import type { RunDesk } from "../runs/run-desk";

interface CallBack {
  url: string;
  secret: string;
  body: object;
}

const attempts = 3;
const patienceMs = 15_000;

/** Tells the result of a run to whoever wanted to be called back, signed when a secret was agreed on. */
export async function callBack(
  { uploads, log }: Pick<RunDesk, "uploads" | "log">,
  { url, secret, body }: CallBack,
): Promise<void> {
  const text = JSON.stringify(body);
  const signature = secret === "" ? undefined : createHmac("sha256", secret).update(text).digest("hex");
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await uploads.fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(signature && { "x-flowise-signature": signature }) },
        body: text,
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.body?.cancel();
      if (response.ok) return;
      throw new Error(`It answered with ${String(response.status)}.`);
    } catch (error) {
      if (attempt >= attempts) return log.warn({ err: error }, "The result of a webhook could not be delivered");
      await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt));
    }
  }
}

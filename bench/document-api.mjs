import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a job is over, and gives it. */
export async function ended(api, { jobId }) {
  for (;;) {
    const job = await api("GET", `upsert-jobs/${jobId}`);
    if (job.status === "finished") return job;
    if (job.status === "failed" || job.status === "cancelled") throw new Error(`A job ${job.status}: ${job.error}`);
    await sleep(50);
  }
}

/** How many milliseconds it takes. */
export async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Calls the API with these headers. */
export const caller = (base, headers) => async (method, path, body) => {
  const response = await fetch(`${base}/${path}`, {
    method,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} /${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

import * as contracts from "@/domain/api/contracts/upsert-job";
import { AppError } from "@/domain/errors";
import { requireAccess } from "@/server/services/context";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { findJob, jobNotFound } from "@/server/services/jobs/find-job";
import { followJob } from "@/server/services/jobs/follow-job";
import { isOver, type Job } from "@/server/services/jobs/job";
import { jobView } from "@/server/services/jobs/job-view";
import { anyActor } from "../authorise";
import { deskOf } from "../desk-of";
import { visitorOf } from "../flow-gate";
import type { Incoming } from "../incoming";
import { publicRoute } from "../route";
import { eventStream } from "../sse";

export const readUpsertJob = publicRoute(contracts.readUpsertJob, async ({ incoming }) =>
  toBody(await jobFor(incoming, "viewer")),
);

export const followUpsertJob = publicRoute(contracts.followUpsertJob, async ({ incoming }) => {
  const { runtime } = incoming;
  const { id } = await jobFor(incoming, "viewer");
  const { jobs } = documentDeskOf(runtime);
  return eventStream(async (sink, gone) => {
    try {
      for await (const job of followJob({ db: runtime.db, jobs }, id, gone))
        sink.send(isOver(job) ? "end" : "progress", toBody(job));
    } catch (error) {
      runtime.log.error({ err: error, job: id }, "A job could not be followed any further");
    }
  });
});

export const cancelUpsertJob = publicRoute(contracts.cancelUpsertJob, async ({ incoming }) => {
  const { id } = await jobFor(incoming, "editor");
  await documentDeskOf(incoming.runtime).jobs.cancel(id);
  return toBody(await findJob(incoming.runtime.db, id));
});

/** The job of the path for whoever may call its flow, and for keys and members of its workspace. */
async function jobFor(incoming: Incoming, role: "viewer" | "editor"): Promise<Job> {
  const { runtime, params } = incoming;
  const job = await findJob(runtime.db, params.id ?? "");
  const flow = job.flowId === null ? null : await deskOf(runtime).findFlow(job.flowId);
  const actor = flow ? await visitorOf(incoming, flow) : await anyActor(incoming);
  if (!actor) throw new AppError("unauthenticated", "Unauthorized Access");
  if (actor.workspaceId !== job.workspaceId) throw jobNotFound();
  if (actor.kind === "member" || !flow) requireAccess({ ...runtime, actor }, role, "manage");
  return job;
}

function toBody(job: Job): contracts.UpsertJobBody {
  const { createdAt, startedAt, endedAt, ...view } = jobView(job);
  return {
    ...view,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

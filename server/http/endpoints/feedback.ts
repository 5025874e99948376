import * as contracts from "@/domain/api/contracts/feedback";
import { changeFeedback } from "@/server/services/feedback/change-feedback";
import { flowOfFeedback } from "@/server/services/feedback/flow-of-feedback";
import { giveFeedback } from "@/server/services/feedback/give-feedback";
import { listFeedback as list } from "@/server/services/feedback/list-feedback";
import { toFeedback } from "../to-feedback";
import { visitorRoute } from "../visitor-route";

export const createFeedback = visitorRoute(
  contracts.createFeedback,
  { flowId: ({ params }) => params.id },
  async ({ flow, body, ctx }) =>
    toFeedback(await giveFeedback(ctx, { ...body, flowId: flow.id, content: body.content ?? "" })),
);

export const updateFeedback = visitorRoute(
  contracts.updateFeedback,
  { flowId: ({ params, runtime }) => flowOfFeedback(runtime.db, params.id ?? "") },
  async ({ params, flow, body, ctx }) => {
    await changeFeedback(ctx, { ...body, id: params.id ?? "", flowId: flow.id });
    return { status: "OK" as const };
  },
);

export const listFeedback = visitorRoute(
  contracts.listFeedback,
  { flowId: ({ params }) => params.id },
  async ({ flow, query: { chatId, order, sortOrder, startDate, endDate }, ctx }) => {
    const rows = await list(ctx, { flowId: flow.id, chatId, order: order ?? sortOrder, from: startDate, to: endDate });
    return rows.map(toFeedback);
  },
);

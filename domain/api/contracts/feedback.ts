import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";
import { lenientText, single } from "./lenient";
import { date, order } from "./query-filters";

export const ratings = ["THUMBS_UP", "THUMBS_DOWN"] as const;

const rating = z.enum(ratings);
const comment = lenientText
  .pipe(z.string().max(10_000).optional())
  .meta({ type: "string", description: "What the reader says about it." });
const required = (what: string) => z.string(`${what} is missing.`).min(1, `${what} is missing.`).max(500);

/** A judgement of an answer in the shape that clients know. */
export const feedback = z
  .object({
    id: z.string(),
    chatflowid: z.string(),
    chatId: z.string(),
    messageId: z.string(),
    rating,
    content: z.string(),
    createdDate: z.string(),
  })
  .meta({ id: "Feedback", description: "A judgement of an answer." });

export type Feedback = z.output<typeof feedback>;

export const createFeedback = defineContract({
  method: "POST",
  path: "/feedback/:id",
  summary: "Judges an answer of the flow. Judging it again replaces the judgement.",
  access: { kind: "flow" },
  params: flowParams,
  body: z.object({ chatId: required("chatId"), messageId: required("messageId"), rating, content: comment }),
  reply: feedback,
});

export const updateFeedback = defineContract({
  method: "PUT",
  path: "/feedback/:id",
  summary: "Adds words to a judgement, or turns it.",
  access: { kind: "flow" },
  params: { id: { description: "The judgement's id.", format: "uuid" } },
  body: z.object({ rating: rating.optional(), content: comment }),
  reply: z.object({ status: z.literal("OK") }),
});

export const listFeedback = defineContract({
  method: "GET",
  path: "/feedback/:id",
  summary:
    "Judgements of the flow's answers: of one chat for whoever knows its id, all of them with the scope messages.",
  access: { kind: "flow" },
  params: flowParams,
  query: z.object({ chatId: single, order, sortOrder: order, startDate: date, endDate: date }),
  reply: z.array(feedback),
});

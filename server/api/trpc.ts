import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { isAppError } from "@/domain/errors";
import type { Caller } from "@/server/auth/read-caller";
import type { Runtime } from "@/server/runtime";
import type { MemberActor, Role, ServiceContext } from "@/server/services/context";
import { trpcCode } from "./trpc-code";

/** What every procedure starts from. */
export interface ApiContext extends Caller {
  runtime: Runtime;
  resHeaders: Headers;
}

/** Who may call a procedure: anyone, or a signed-in person with at least this role. */
export type Access = "public" | Role;

const t = initTRPC
  .context<ApiContext>()
  .meta<{ access: Access }>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error }) {
      const { code, httpStatus, path } = shape.data;
      const cause = isAppError(error.cause) ? error.cause : undefined;
      return {
        ...shape,
        data: { code, httpStatus, path, reason: cause?.code, nodeId: cause?.nodeId, retryAfter: cause?.retryAfter },
      };
    },
  });

export const { router, createCallerFactory } = t;

/** Maps every failure to a code and a sentence; what is not meant for the caller is logged and hidden. */
const readableErrors = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { error } = result;
  const { cause } = error;
  if (isAppError(cause)) {
    const { nature, message } = cause;
    if (nature === "us") ctx.runtime.log.error({ err: cause, path }, "A procedure failed");
    throw new TRPCError({ code: trpcCode(cause.code), message: cause.code === "internal" ? hidden : message, cause });
  }
  if (error.code === "BAD_REQUEST" && cause instanceof z.ZodError)
    throw new TRPCError({ code: "BAD_REQUEST", message: firstIssue(cause), cause });
  if (error.code !== "INTERNAL_SERVER_ERROR") throw error;
  ctx.runtime.log.error({ err: cause ?? error, path }, "A procedure failed");
  throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: hidden });
});

const hidden = "Something went wrong on the server. Its log says what.";

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "The request could not be read.";
  const where = issue.path.map(String).join(".");
  return where ? `${where}: ${issue.message}` : issue.message;
}

const base = t.procedure.use(readableErrors);

/** A procedure for everyone. Its verbs take the runtime as their ports and have no actor. */
export const everyone = base.meta({ access: "public" });

/**
 * A procedure for signed-in people with at least this role; `ctx.service` is the first argument of a verb. The verb
 * checks the role again by itself. There is no third way to make a procedure.
 */
export const signedIn = (role: Role) =>
  base.meta({ access: role }).use(({ ctx, next }) => {
    if (!ctx.member) throw new TRPCError({ code: "UNAUTHORIZED", message: "Your session has ended. Sign in again." });
    if (!reaches(ctx.member.role, role)) {
      throw new TRPCError({
        code: "FORBIDDEN",
        message: `Your role in this workspace is ${ctx.member.role}, which may not do this.`,
      });
    }
    const service: ServiceContext<MemberActor> = { ...ctx.runtime, actor: ctx.member };
    return next({ ctx: { member: ctx.member, service } });
  });

const ranks: readonly Role[] = ["viewer", "editor", "owner"];
const reaches = (has: Role, needs: Role): boolean => ranks.indexOf(has) >= ranks.indexOf(needs);

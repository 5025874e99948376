import type { BodyOf } from "@/domain/api/contract";
import * as contracts from "@/domain/api/contracts/text-to-speech";
import { AppError, isAppError } from "@/domain/errors";
import { type ChosenService, readChosenService } from "@/domain/flow-settings/provider-settings";
import { requireAccess } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { listVoices as list } from "@/server/services/speech/list-voices";
import { anyActor } from "../authorise";
import { corsHeaders } from "../cors";
import { deskOf } from "../desk-of";
import { publicError } from "../error-response";
import { requireOrigin, visitorOf } from "../flow-gate";
import type { Incoming } from "../incoming";
import { publicRoute, route, type Route } from "../route";
import { type Saying, speakInto, speechFailurePrefix } from "../speak-into";
import { eventStream } from "../sse";
import { keepPace, preflightForVisitor, visitorRoute } from "../visitor-route";

type Asked = BodyOf<typeof contracts.generateSpeech>;

/** Clients read its failures from the stream too, so that it has no other answer than one. */
export const generateSpeech: Route = {
  ...publicRoute(contracts.generateSpeech, async ({ body, incoming }) => {
    const flow = body.chatflowId === undefined ? null : await deskOf(incoming.runtime).findFlow(body.chatflowId);
    const cors = flow ? corsHeaders(incoming.request.headers.get("origin"), flow.settings.allowedOrigins) : {};
    return eventStream(async (sink) => {
      try {
        await speakInto(sink, await sayingOf(body, flow, incoming));
      } catch (error) {
        if (!isAppError(error)) incoming.runtime.log.error({ err: error }, "A text could not be read out");
        sink.send("tts_error", { error: speechFailurePrefix + publicError(error).message });
      }
    }, cors);
  }),
  preflight: preflightForVisitor,
};

async function sayingOf(body: Asked, flow: CallableFlow | null, incoming: Incoming): Promise<Saying> {
  const { text, chatflowId, chatId, chatMessageId: messageId } = body;
  if (text === undefined || text.trim() === "") throw new AppError("invalid_input", "text not provided!");
  const desk = deskOf(incoming.runtime);
  if (chatflowId === undefined) {
    const { workspaceId, service } = await trialOf(body, incoming);
    return { desk, workspaceId, service, text, id: { flowId: "", chatId, messageId } };
  }
  if (!flow) throw new AppError("not_found", `Chatflow ${chatflowId} not found in the database!`);
  const service = await serviceOf(flow, incoming);
  return { desk, workspaceId: flow.workspaceId, service, text, id: { flowId: flow.id, chatId, messageId } };
}

async function serviceOf(flow: CallableFlow, incoming: Incoming): Promise<ChosenService> {
  await keepPace(incoming, flow);
  requireOrigin(incoming, flow);
  await visitorOf(incoming, flow).catch((error: unknown) => {
    if (isAppError(error) && error.code === "unauthenticated")
      throw new AppError("unauthenticated", "unauthorized access to non-public chatflow!");
    throw error;
  });
  const { textToSpeech } = flow.settings;
  if (textToSpeech) return textToSpeech;
  throw new AppError(
    "unprocessable",
    "This flow does not read its answers out. Its owner can switch on Text to speech in the flow's configuration.",
  );
}

/** An editor tries a service before any flow uses it. */
async function trialOf(
  { provider, credentialId, voice, model }: Asked,
  incoming: Incoming,
): Promise<{ workspaceId: string; service: ChosenService }> {
  const actor = await anyActor(incoming);
  if (!actor) throw new AppError("unauthenticated", "chatflowId not provided!");
  requireAccess({ ...incoming.runtime, actor }, "editor", "manage");
  if (provider === undefined) throw new AppError("invalid_input", "provider not provided!");
  const service = readChosenService({ [provider]: { status: true, credentialId, voice, model } });
  if (!service) throw new AppError("invalid_input", "provider not provided!");
  return { workspaceId: actor.workspaceId, service };
}

export const abortSpeech = visitorRoute(
  contracts.abortSpeech,
  { flowOfBody: (body) => body.chatflowId },
  async ({ body: { chatId, chatMessageId }, desk, flow }) => {
    desk.speeches.abort({ flowId: flow.id, chatId, messageId: chatMessageId });
    return { message: "TTS stream aborted successfully", chatId, chatMessageId };
  },
);

export const listVoices = route(contracts.listVoices, async ({ query: { provider, credentialId }, incoming, ctx }) => {
  if (provider === undefined)
    throw new AppError("invalid_input", "Error: textToSpeechController.getVoices - provider not provided!");
  return list(ctx, deskOf(incoming.runtime).portsOf(ctx.actor.workspaceId), { provider, credentialId });
});

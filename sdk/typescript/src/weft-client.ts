import { createChats } from "./chats.js";
import type { CallOptions, ClientOptions, PredictOptions } from "./client-options.js";
import { createFeedback, createLeads, createMessages } from "./conversation-records.js";
import { createAttachments, createVectors } from "./documents.js";
import { createExecutions } from "./executions.js";
import { createFlows } from "./flows.js";
import type { PredictionData, PredictionReply, QuestionOptions } from "./prediction.js";
import { predictionBody } from "./prediction-body.js";
import { predictionCall, resumeCall } from "./prediction-call.js";
import { lastingEvents, predictionEvents } from "./prediction-events.js";
import type { StreamEvent, StreamMetadata } from "./stream-event.js";
import { textPieces } from "./text-pieces.js";
import { createTools } from "./tools.js";
import { createTransport, type Transport } from "./transport.js";

/** An answer's events for `streaming: true`, otherwise the whole answer. */
export type Prediction<T extends PredictionData> = T["streaming"] extends true
  ? AsyncGenerator<StreamEvent, void>
  : PredictionReply;

/** Calls the flows of one server. */
export class WeftClient {
  readonly chats: ReturnType<typeof createChats>;
  readonly executions: ReturnType<typeof createExecutions>;
  readonly flows: ReturnType<typeof createFlows>;
  readonly tools: ReturnType<typeof createTools>;
  readonly messages: ReturnType<typeof createMessages>;
  readonly feedback: ReturnType<typeof createFeedback>;
  readonly leads: ReturnType<typeof createLeads>;
  readonly attachments: ReturnType<typeof createAttachments>;
  readonly vectors: ReturnType<typeof createVectors>;
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    const transport = createTransport(options);
    this.#transport = transport;
    this.chats = createChats(transport);
    this.executions = createExecutions(transport);
    this.flows = createFlows(transport);
    this.tools = createTools(transport);
    this.messages = createMessages(transport);
    this.feedback = createFeedback(transport);
    this.leads = createLeads(transport);
    this.attachments = createAttachments(transport);
    this.vectors = createVectors(transport);
  }

  /** Asks a flow. A stream is asked for when it is first read from. */
  async createPrediction<T extends PredictionData>(data: T, options?: PredictOptions): Promise<Prediction<T>> {
    const answer = data.streaming ? predictionEvents(this.#transport, data, options) : await this.#whole(data, options);
    // The condition above is the one in the type.
    return answer as Prediction<T>;
  }

  /** Asks and returns the text of the answer. */
  async ask(flowId: string, question: string, options: QuestionOptions & PredictOptions = {}): Promise<string> {
    const { text, json } = await this.#whole(...split(flowId, question, options));
    return text ?? JSON.stringify(json);
  }

  /** Asks and yields the text of the answer as it is written. */
  stream(
    flowId: string,
    question: string,
    options: QuestionOptions & PredictOptions = {},
  ): AsyncGenerator<string, StreamMetadata | undefined> {
    return textPieces(predictionEvents(this.#transport, ...split(flowId, question, options)));
  }

  /** Goes on with the stream of an answer after its event of that id. There is nothing left when it had ended. */
  resume(
    flowId: string,
    lastEventId: string,
    { chatId, ...options }: PredictOptions & { chatId?: string } = {},
  ): AsyncGenerator<StreamEvent, void> {
    const from = { ...options, lastEventId };
    return lastingEvents(this.#transport, (lastId) => resumeCall(flowId, chatId, from, lastId), from);
  }

  /** Stops what runs for a conversation, on the server too. */
  async abort(flowId: string, chatId: string, options?: CallOptions): Promise<void> {
    const path = `/api/v1/chatmessage/abort/${encodeURIComponent(flowId)}/${encodeURIComponent(chatId)}`;
    await this.#transport.json({ method: "PUT", path, ...options });
  }

  async #whole(data: PredictionData, options?: PredictOptions): Promise<PredictionReply> {
    return this.#transport.json(predictionCall(data.chatflowId, await predictionBody(data), options));
  }
}

/** What belongs to the question, and what to the call. */
function split(
  chatflowId: string,
  question: string,
  options: QuestionOptions & PredictOptions,
): [PredictionData, PredictOptions] {
  const { signal, timeoutMs, retries, headers, idempotencyKey, version, reconnects, lastEventId, ...about } = options;
  const given = { signal, timeoutMs, retries, headers, idempotencyKey, reconnects, lastEventId };
  const call = { ...given, ...(version !== undefined && { version }) };
  // A form stands instead of a question.
  return [{ chatflowId, ...(question !== "" && { question }), ...about }, call];
}

export { WeftClient as CiniterFlowClient, WeftClient as FlowiseClient };
export { WeftError } from "./weft-error.js";
export type { ChatConnection, ConnectOptions } from "./chat-connection.js";
export type { Chat, ChatEvent, ChatMessage, ChatQuery, ChatTurn, NewChat } from "./chats.js";
export type { CallOptions, ClientOptions, PredictOptions } from "./client-options.js";
export type { Feedback, Lead, Message, MessageFilter, MessageQuery } from "./conversation-records.js";
export type { DecideOptions, Execution, ExecutionQuery } from "./executions.js";
export type { ExportedFlow, FlowFile, FlowSummary, ImportOptions, ImportReport, ImportedNode } from "./flows.js";
export type { Attachment, UpsertReply, UpsertRequest } from "./documents.js";
export type { WebSocketClass, WebSocketLike } from "./open-socket.js";
export type * from "./prediction.js";
export type { NodeStatus, StreamEvent, StreamMetadata } from "./stream-event.js";
export type { NewTool, Tool, ToolParts } from "./tools.js";
export type { FileInput, Upload, UploadInput } from "./uploads.js";

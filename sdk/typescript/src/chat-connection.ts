import type { ChatEvent } from "./chats.js";
import { backoff, pause } from "./delays.js";
import { createEventQueue } from "./event-queue.js";
import { isObject, type JsonObject, parseLoosely } from "./json.js";
import { openSocket, type SocketOptions, type WebSocketLike } from "./open-socket.js";
import { messageIn } from "./response-error.js";
import { WeftError } from "./weft-error.js";

export interface ConnectOptions extends SocketOptions {
  /** The id of the last message that was seen; what came after it is told. */
  after?: string;
  /** How often in a row a broken connection is opened again without anything new arriving; 5 when absent, 0 for never. */
  reconnects?: number;
}

interface Asker {
  resolve(data: JsonObject): void;
  reject(error: unknown): void;
}

/** After these nothing is different the next time. */
const finalCodes: readonly number[] = [1000, 1003, 1009, 4401, 4404, 4429];

/**
 * A chat over one connection: what happens in it, to iterate over once, and a way to speak. A connection that breaks is
 * opened again after the last message that was heard; what was being said then has to be said again by the caller.
 */
export class ChatConnection implements AsyncIterable<ChatEvent> {
  readonly #heard = createEventQueue<ChatEvent>();
  readonly #askers = new Map<number, Asker>();
  #socket: WebSocketLike | undefined;
  #last: string | undefined;
  #asked = 0;
  #fruitless = 0;
  #done = false;

  constructor(
    readonly url: string,
    readonly options: ConnectOptions,
  ) {
    this.#last = options.after;
    options.signal?.addEventListener("abort", () => this.#end(options.signal?.reason), { once: true });
  }

  /** Resolves once the connection is open. */
  async open(): Promise<this> {
    const query = this.#last === undefined ? "" : `?${new URLSearchParams({ after: this.#last })}`;
    this.#socket = await openSocket(this.url + query, this.options, {
      hears: (text) => this.#take(parseLoosely(text)),
      ends: (code, reason) => void this.#closed(code, reason),
    });
    if (this.#done) this.#socket.close(1000);
    return this;
  }

  /** Says something; resolves with the own message, as `chats.send` does. */
  send(message: string): Promise<JsonObject> {
    return this.#ask({ type: "message", message });
  }

  /** Answers a chat that waits for a person. An empty text lets it go on without one. */
  input(message: string): Promise<JsonObject> {
    return this.#ask({ type: "input", message });
  }

  /** Stops what the chat is doing. */
  abort(): Promise<JsonObject> {
    return this.#ask({ type: "abort" });
  }

  /** Leaves. What the chat is doing goes on. */
  close(): void {
    this.#end();
  }

  [Symbol.asyncIterator](): AsyncGenerator<ChatEvent, void> {
    return this.#heard.read(() => this.close());
  }

  #ask(frame: JsonObject): Promise<JsonObject> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      if (this.#done || !this.#socket) return reject(new WeftError("The connection is closed.", 0));
      this.#askers.set(id, { resolve, reject });
      try {
        this.#socket.send(JSON.stringify({ ...frame, id }));
      } catch (cause) {
        this.#askers.delete(id);
        reject(new WeftError("The connection is not open at the moment.", 0, undefined, { cause }));
      }
    });
  }

  #take(frame: unknown): void {
    if (!isObject(frame)) return;
    const { event, data, id } = frame;
    if (event === "reply" || event === "error") return this.#answer(frame);
    if (typeof id === "string") this.#last = id;
    this.#fruitless = 0;
    if (typeof event === "string" && isObject(data))
      this.#heard.push({ event, data, ...(typeof id === "string" && { id }) });
  }

  #answer({ event, to, status, data }: JsonObject): void {
    const asker = this.#askers.get(Number(to));
    this.#askers.delete(Number(to));
    if (event === "reply") asker?.resolve(isObject(data) ? data : {});
    else asker?.reject(new WeftError(messageIn(data) || "The server refuses.", Number(status), data));
  }

  async #closed(code: number, reason: string): Promise<void> {
    const broken = new WeftError(reason || "The connection broke.", 0, { code });
    for (const { reject } of this.#askers.values()) reject(broken);
    this.#askers.clear();
    if (finalCodes.includes(code)) return this.#end(broken);
    while (!this.#done && this.#fruitless < (this.options.reconnects ?? 5)) {
      this.#fruitless += 1;
      try {
        await pause(backoff(this.#fruitless - 1), this.options.signal);
        await this.open();
        return;
      } catch {
        // The next attempt may do better.
      }
    }
    this.#end(broken);
  }

  #end(error?: unknown): void {
    if (this.#done) return;
    this.#done = true;
    for (const { reject } of this.#askers.values()) reject(error ?? new WeftError("The connection is closed.", 0));
    this.#askers.clear();
    this.#socket?.close(1000);
    this.#heard.end(error);
  }
}

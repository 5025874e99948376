/** A call that did not succeed. `status` is the HTTP status, or 0 when no answer came at all. */
export class WeftError extends Error {
  override readonly name = "WeftError";

  constructor(
    message: string,
    readonly status: number,
    /** The server's answer: parsed when it is JSON, otherwise its text. */
    readonly body?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

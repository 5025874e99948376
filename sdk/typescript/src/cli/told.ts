/** A failure that is told to whoever started the command in one sentence, without a trace. */
export class Told extends Error {
  constructor(
    message: string,
    readonly exitCode = 2,
  ) {
    super(message);
  }
}

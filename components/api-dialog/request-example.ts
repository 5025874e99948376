import type { CallKind } from "./call-kinds";

/** A file that the examples name. It has to lie beside the program. */
export interface ExampleFile {
  name: string;
  mime: string;
}

/** The call that the snippets show and "Run it here" makes. */
export interface RequestExample {
  /** Scheme, host and port of this server: `https://weft.example`. */
  origin: string;
  flowId: string;
  /** Absent when the flow needs none. */
  key?: string;
  kind: CallKind;
  question: string;
  /** The conversation, where a call names one. */
  chatId: string;
  form: Readonly<Record<string, unknown>>;
  overrideConfig: Readonly<Record<string, unknown>>;
  /** What fills the vector store; absent when the flow's loaders take no files. */
  document?: ExampleFile;
  /** Which vector store, when the flow has several. */
  stopNodeId?: string;
}

/** Stands in a snippet for a key that is not known here. */
export const keyPlaceholder = "<your key>";

export const addressOf = (origin: string, ...path: string[]): string =>
  [`${origin}/api/v1`, ...path.map(encodeURIComponent)].join("/");

export const predictionUrl = ({ origin, flowId }: Pick<RequestExample, "origin" | "flowId">): string =>
  addressOf(origin, "prediction", flowId);

/** The call that the snippets show and "Run it here" makes. */
export interface RequestExample {
  /** Scheme, host and port of this server: `https://weft.example`. */
  origin: string;
  flowId: string;
  question: string;
  /** Absent when the flow needs none. */
  key?: string;
  streaming: boolean;
}

/** Stands in a snippet for a key that is not known here. */
export const keyPlaceholder = "<your key>";

export const predictionUrl = ({ origin, flowId }: Pick<RequestExample, "origin" | "flowId">): string =>
  `${origin}/api/v1/prediction/${encodeURIComponent(flowId)}`;

export const requestBody = ({ question, streaming }: RequestExample): { question: string; streaming?: true } =>
  streaming ? { question, streaming } : { question };

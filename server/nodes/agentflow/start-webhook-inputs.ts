const shown = { startInputType: "webhookTrigger" } as const;
const signed = { ...shown, webhookEnableAuth: true } as const;
const checked = { ...shown, webhookEnableValidation: true } as const;
const answersLater = { ...shown, webhookResponseMode: "async" } as const;

const name = { type: "string", label: "Name" } as const;
const required = { type: "boolean", label: "Required" } as const;

/** How a request of another program begins a run. */
export const startWebhookInputs = {
  webhookMethod: {
    type: "options",
    label: "HTTP Method",
    description: "Requests go to /api/v1/webhook/ followed by the flow's id, which the address of this page ends with.",
    default: "POST",
    options: [
      { name: "GET", label: "GET" },
      { name: "POST", label: "POST" },
      { name: "PUT", label: "PUT" },
      { name: "PATCH", label: "PATCH" },
      { name: "DELETE", label: "DELETE" },
    ],
    show: shown,
  },
  webhookContentType: {
    type: "options",
    label: "Content Type",
    description: "In what form the caller sends its data.",
    optional: true,
    default: "application/json",
    options: [
      { name: "application/json", label: "application/json" },
      { name: "application/x-www-form-urlencoded", label: "application/x-www-form-urlencoded" },
    ],
    show: shown,
  },
  webhookURL: { type: "string", label: "Webhook URL", optional: true, show: shown },
  webhookInputMode: {
    type: "options",
    label: "Input Mode",
    description: "What the question of a run is.",
    default: "text",
    options: [
      { name: "text", label: "Text", description: "A text made of the request begins the run." },
      { name: "none", label: "None", description: "The run begins without a question." },
      { name: "payload", label: "Payload", description: "The whole request begins the run, as JSON." },
    ],
    show: shown,
  },
  webhookDefaultInput: {
    type: "string",
    label: "Default Input",
    description: "May hold {{$webhook.body.name}}.",
    rows: 3,
    references: true,
    optional: true,
    show: { ...shown, webhookInputMode: "text" },
  },
  webhookEnableAuth: {
    type: "boolean",
    label: "Check Signature",
    description: "Signed requests need no API key. Without it they need one, unless the flow is public.",
    optional: true,
    default: false,
    show: shown,
  },
  webhookSecret: { type: "password", label: "Secret", optional: true, show: signed },
  webhookSignatureHeader: {
    type: "string",
    label: "Signature Header",
    description: "The header in which the caller sends the signature.",
    placeholder: "x-webhook-signature",
    optional: true,
    show: signed,
  },
  webhookSignatureType: {
    type: "options",
    label: "Signature Type",
    description: "How the caller proves that it knows the secret.",
    optional: true,
    default: "hmac-sha256",
    options: [
      { name: "hmac-sha256", label: "HMAC SHA-256" },
      { name: "plain-token", label: "Plain token" },
    ],
    show: signed,
  },
  webhookResponseMode: {
    type: "options",
    label: "Response Mode",
    description: "When the caller is answered: at the end, at once, or word by word.",
    default: "sync",
    options: [
      { name: "sync", label: "When the run has ended" },
      { name: "async", label: "At once; the result goes to a callback" },
      { name: "stream", label: "As a stream" },
    ],
    show: shown,
  },
  callbackUrl: {
    type: "string",
    label: "Callback URL",
    description: "Where the answer is sent once the run has ended.",
    optional: true,
    show: answersLater,
  },
  callbackSecret: {
    type: "password",
    label: "Callback Secret",
    description: "Signs what is sent there, so that the receiver knows whom it comes from.",
    optional: true,
    show: answersLater,
  },
  webhookEnableValidation: {
    type: "boolean",
    label: "Check Parameters",
    description: "Calls that lack what is listed below are refused.",
    optional: true,
    default: false,
    show: shown,
  },
  webhookQueryParams: {
    type: "array",
    label: "Query Parameters",
    optional: true,
    show: checked,
    row: { name, required },
  },
  webhookBodyParams: {
    type: "array",
    label: "Body Parameters",
    optional: true,
    show: checked,
    row: {
      name,
      type: {
        type: "options",
        label: "Type",
        default: "string",
        options: [
          { name: "string", label: "String" },
          { name: "number", label: "Number" },
          { name: "boolean", label: "Boolean" },
          { name: "object", label: "Object" },
          { name: "array[string]", label: "List of strings" },
          { name: "array[number]", label: "List of numbers" },
          { name: "array[boolean]", label: "List of booleans" },
          { name: "array[object]", label: "List of objects" },
        ],
      },
      required,
    },
  },
  webhookHeaderParams: {
    type: "array",
    label: "Header Parameters",
    optional: true,
    show: checked,
    row: { name, required },
  },
} as const;

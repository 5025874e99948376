import type { BodyExample } from "../contract";

const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The calls that the documentation of compatible servers shows. */
export const predictionExamples = {
  question: {
    summary: "A question in a conversation",
    value: { question: "What are your business hours?", chatId: "session-abc123" },
  },
  stream: { summary: "A stream", value: { question: "Tell me a story.", streaming: true } },
  session: {
    summary: "With a memory of its own and other values",
    value: {
      question: "Hey, how are you?",
      overrideConfig: { sessionId: "user-123", temperature: 0.7, vars: { user_name: "Alice" } },
    },
  },
  history: {
    summary: "After earlier messages",
    value: {
      question: "What is my name?",
      history: [
        { role: "apiMessage", content: "Hello, how can I help?" },
        { role: "userMessage", content: "Hi, my name is Sarah." },
      ],
    },
  },
  roles: {
    summary: "The same, with other names for the roles",
    value: {
      question: "What is my name?",
      history: [
        { role: "assistant", content: "Hello, how can I help?" },
        { role: "user", content: "Hi, my name is Sarah." },
      ],
    },
  },
  form: {
    summary: "A form instead of a question",
    value: {
      form: { subject: "Order issue", body: "I received the wrong item.", email: "customer@example.com" },
    },
  },
  picture: {
    summary: "With a picture",
    value: {
      question: "What do you see in this picture?",
      uploads: [{ data: picture, type: "file", name: "photo.png", mime: "image/png" }],
    },
  },
  speech: {
    summary: "Spoken",
    value: {
      uploads: [
        {
          data: "data:audio/webm;codecs=opus;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZw==",
          type: "audio",
          name: "speech.webm",
          mime: "audio/webm",
        },
      ],
    },
  },
  decision: {
    summary: "A decision for a paused agentflow",
    value: {
      chatId: "session-abc123",
      humanInput: { type: "reject", feedback: "Include more emoji." },
    },
  },
} as const satisfies Record<string, BodyExample>;

export const predictionReplyExample = {
  text: "We are open from Monday to Friday, 9 to 17.",
  sourceDocuments: [{ pageContent: "Opening hours: Mon–Fri 9–17", metadata: { source: "hours.pdf" } }],
  usedTools: [{ tool: "calendar", toolInput: { input: "today" }, toolOutput: "Monday" }],
  question: "What are your business hours?",
  chatId: "session-abc123",
  chatMessageId: "93f4d85e-8e9f-4fb0-9db9-26b63eb4b39f",
  isStreamValid: false,
  sessionId: "session-abc123",
  memoryType: "Buffer Memory",
};

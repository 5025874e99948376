import type { ServiceField, ServiceSpec } from "./service-spec";

const language: ServiceField = {
  name: "language",
  label: "Language",
  type: "text",
  placeholder: "en",
  help: "Of the recordings. Left empty, it is recognised.",
};
const temperature: ServiceField = { name: "temperature", label: "Temperature", type: "number", placeholder: "0" };

/** Services that write down what is said. */
export const hearingServices: readonly ServiceSpec[] = [
  {
    name: "openAIWhisper",
    label: "OpenAI Whisper",
    credentials: ["openAIApi"],
    fields: [
      language,
      { name: "prompt", label: "Hint", type: "lines", help: "Names and words that the recordings are likely to hold." },
      temperature,
    ],
  },
  {
    name: "groqWhisper",
    label: "Groq Whisper",
    credentials: ["groqApi"],
    fields: [{ name: "model", label: "Model", type: "text", default: "whisper-large-v3" }, language, temperature],
  },
  {
    name: "localAISTT",
    label: "LocalAI",
    note: "A LocalAI server of your own. Its address must be allowed by this server.",
    credentials: ["localAIApi"],
    credentialOptional: true,
    fields: [
      { name: "baseUrl", label: "Address", type: "text", placeholder: "http://localhost:8080/v1", required: true },
      { name: "model", label: "Model", type: "text", default: "whisper-1" },
      language,
      temperature,
    ],
  },
  {
    name: "azureCognitive",
    label: "Azure Speech",
    credentials: ["azureCognitiveServices"],
    fields: [
      { ...language, default: "en-US", placeholder: "en-US", help: "Of the recordings." },
      {
        name: "profanityFilterMode",
        label: "Profanity",
        type: "choice",
        default: "Masked",
        choices: [
          { value: "None", label: "Keep" },
          { value: "Masked", label: "Mask with asterisks" },
          { value: "Removed", label: "Remove" },
        ],
      },
      { name: "audioChannels", label: "Channels", type: "text", default: "0,1" },
    ],
  },
  { name: "assemblyAiTranscribe", label: "AssemblyAI", credentials: ["assemblyAIApi"], fields: [] },
];

const autoPlay: ServiceField = {
  name: "autoPlay",
  label: "Play by itself",
  type: "switch",
  help: "Each answer is read aloud as soon as it is complete.",
};

/** Services that read answers aloud. */
export const speakingServices: readonly ServiceSpec[] = [
  {
    name: "openai",
    label: "OpenAI",
    credentials: ["openAIApi"],
    fields: [
      { name: "voice", label: "Voice", type: "text", default: "alloy", required: true },
      { name: "model", label: "Model", type: "text", default: "gpt-4o-mini-tts" },
      autoPlay,
    ],
  },
  {
    name: "elevenlabs",
    label: "ElevenLabs",
    credentials: ["elevenLabsApi"],
    fields: [
      { name: "voice", label: "Voice id", type: "text", placeholder: "21m00Tcm4TlvDq8ikWAM", required: true },
      { name: "model", label: "Model", type: "text", default: "eleven_multilingual_v2" },
      autoPlay,
    ],
  },
];

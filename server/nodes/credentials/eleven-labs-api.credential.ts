import { defineCredential } from "../define-node";

export default defineCredential({
  name: "elevenLabsApi",
  label: "ElevenLabs API",
  description: "A key from ElevenLabs, with access to text to speech and voices.",
  icon: "eleven-labs.svg",
  docs: "https://elevenlabs.io/docs/api-reference/authentication",
  hosts: ["api.elevenlabs.io"],
  fields: { elevenLabsApiKey: { type: "password", label: "Eleven Labs API Key" } },
});

import { t } from "@/components/words/t";

/** A recording under way. */
export interface Recording {
  /** How loud it is at the moment, 0 to 1. */
  level(): number;
  /** Ends it and gives the sound. */
  finish(): Promise<File>;
  /** Ends it and forgets it. */
  cancel(): void;
}

const formats = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4", "audio/ogg;codecs=opus"];

/** Whether this browser can record on this page at all; pages without https may not. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && typeof navigator !== "undefined" && "mediaDevices" in navigator;

/** Asks for the microphone and begins to record. Rejects when it may not be had. */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
  const recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const meter = createMeter(stream);
  const release = () => {
    meter.close();
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.start();
  return {
    level: meter.level,
    finish: () =>
      new Promise((resolve) => {
        recorder.addEventListener("stop", () => {
          release();
          resolve(toFile(pieces, recorder.mimeType));
        });
        recorder.stop();
      }),
    cancel() {
      if (recorder.state !== "inactive") recorder.stop();
      release();
    },
  };
}

/** What to tell a person whose microphone could not be had. */
export function microphoneProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError")
    return t(
      "The microphone is blocked for this page. Allow it in the browser’s site settings (beside the address), then try again.",
    );
  if (name === "NotFoundError") return t("No microphone was found. Connect one, then try again.");
  if (name === "NotReadableError")
    return t("The microphone is in use by another program. Close that one, then try again.");
  return t("The recording could not begin. Type your question instead.");
}

/** Endings and types that agree, without the codec. */
function toFile(pieces: Blob[], mimeType: string): File {
  const type = (mimeType.split(";")[0] ?? "").trim() || "audio/webm";
  const ending = type === "audio/mp4" ? "m4a" : type === "audio/ogg" ? "ogg" : "webm";
  return new File(pieces, `recording-${Date.now()}.${ending}`, { type });
}

function createMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    level() {
      analyser.getByteTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + ((sample - 128) / 128) ** 2, 0) / samples.length;
      // Speech stays far below the loudest there is.
      return Math.min(1, Math.sqrt(power) * 4);
    },
    close: () => void context.close(),
  };
}

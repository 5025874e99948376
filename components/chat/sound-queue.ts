/** Sound that plays while more of it arrives. */
export interface SoundQueue {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Nothing more comes. */
  close(): void;
  /** Silence, at once. */
  stop(): void;
}

const mime = "audio/mpeg";

/** Plays MP3 as it comes where the browser can, else once it is whole. `onEnd` is called once, unless stopped before. */
export function createSoundQueue(onEnd: (failed: boolean) => void): SoundQueue {
  const audio = new Audio();
  let over = false;
  const end = (failed: boolean) => {
    if (over) return;
    over = true;
    URL.revokeObjectURL(audio.src);
    onEnd(failed);
  };
  audio.addEventListener("ended", () => end(false));
  audio.addEventListener("error", () => end(true));
  const play = () => void audio.play().catch(() => end(true));
  const streams = typeof MediaSource !== "undefined" && MediaSource.isTypeSupported(mime);
  const feed = streams ? feedBySource(audio, play) : feedWhole(audio, play);
  return {
    ...feed,
    stop() {
      over = true;
      audio.pause();
      URL.revokeObjectURL(audio.src);
    },
  };
}

type Feed = Pick<SoundQueue, "add" | "close">;

function feedWhole(audio: HTMLAudioElement, play: () => void): Feed {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    add: (bytes) => void pieces.push(bytes),
    close() {
      audio.src = URL.createObjectURL(new Blob(pieces, { type: mime }));
      play();
    },
  };
}

function feedBySource(audio: HTMLAudioElement, play: () => void): Feed {
  const source = new MediaSource();
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  let buffer: SourceBuffer | undefined;
  let closed = false;
  const pump = () => {
    if (!buffer || buffer.updating || source.readyState !== "open") return;
    const next = waiting.shift();
    if (next) buffer.appendBuffer(next);
    else if (closed) source.endOfStream();
  };
  source.addEventListener("sourceopen", () => {
    buffer = source.addSourceBuffer(mime);
    buffer.addEventListener("updateend", pump);
    pump();
  });
  audio.src = URL.createObjectURL(source);
  play();
  return {
    add(bytes) {
      waiting.push(bytes);
      pump();
    },
    close() {
      closed = true;
      pump();
    },
  };
}

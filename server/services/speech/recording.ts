/** Something that was said. */
export interface Recording {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

const endings: Readonly<Record<string, string>> = {
  "audio/webm": "webm",
  "video/webm": "webm",
  "audio/mp4": "mp4",
  "audio/m4a": "m4a",
  "audio/x-m4a": "m4a",
  "audio/ogg": "ogg",
  "audio/opus": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/wave": "wav",
  "audio/flac": "flac",
};

/** Services tell the format from the name's ending, which callers may have left out. */
export function namedRecording({ name, mime, bytes }: Recording): File {
  const type = mime.split(";")[0]?.trim().toLowerCase() ?? "";
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  const named = Object.values(endings).includes(ending) ? name : `recording.${endings[type] ?? "webm"}`;
  return new File([new Uint8Array(bytes)], named, { type });
}

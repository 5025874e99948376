import { AppError } from "@/domain/errors";

/** An address as people type it, without the slash at its end. Throws `invalid_input` naming the input. */
export function serviceAddress(typed: string | undefined, label: string, example: string): string {
  const text = (typed ?? "").trim().replace(/\/+$/, "");
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${localName.test(text) ? "http" : "https"}://${text}`;
  if (text === "" || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new AppError("invalid_input", `${label} should look like ${example}.`);
  return address;
}

const localName = /^(localhost|[\d.]+|\[.*\])(:|\/|$)|^[^.:/]+:\d/i;

import { z } from "zod";

const event = z.looseObject({ event: z.string(), data: z.unknown() });

/** Every event of a stream, as the clients read them. */
export const readEvents = async (response: Response): Promise<z.output<typeof event>[]> =>
  (await response.text())
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => event.parse(JSON.parse(line.slice("data:".length))));

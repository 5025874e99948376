import { z } from "zod";

/** Only plain colours: the value ends up in a style. */
export const chatColour = z.string().regex(/^(#[\da-f]{3,8}|(rgb|hsl|oklch)a?\([\d.,%/ a-z]+\)|[a-z]{3,20})$/i);

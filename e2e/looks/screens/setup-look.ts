import type { Look } from "../look";
import { plainPage } from "../plain-page";

/** The first page of a server that nobody owns yet. */
export const setupLook: Look = { ...plainPage("setup", "(auth)/setup", "/setup"), visitor: true };

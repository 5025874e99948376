import type { RunRequest } from "./run-request";

/** The question as models get it: the text of attached files goes before what the person wrote. */
export const askedQuestion = ({ question, attachedText = "" }: RunRequest): string => attachedText + question;

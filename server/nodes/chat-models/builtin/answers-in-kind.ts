const asksForAmount =
  /\bhow (?:many|much|old|deep|high|tall|wide|far|heavy|fast|big|large|warm|cold)\b|\bwhat (?:does|do|did) .*\bcost\b|\bwhat is the (?:\p{L}+ )?(?:price|fee|age|number)\b/iu;

/** Numbers, words for numbers and amounts, and what is said instead where there is none. */
const tellsAmount =
  /\p{N}|[%€$£]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|half|quarter|once|twice|double|single|both|several|many|few|most|all|every|each|none|nothing|no|free|without charge|an? (?:second|minute|hour|day|week|month|year|couple|pair))\b/iu;

/** False when a question asks how much or how many of something, and the sentence tells no amount. */
export const answersInKind = (question: string, sentence: string): boolean =>
  !asksForAmount.test(question) || tellsAmount.test(sentence);

/** What a MongoDB refuses, by its number. */
export class MongoTrouble extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Does the work the first time it is asked for and gives its result from then on; a failure is tried again. */
export function onceUntilFailed<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** One of these by chance, the same one whenever the same moment comes again. */
export async function drawLot(moment: string, candidates: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(moment));
  return candidates[new DataView(digest).getUint32(0) % candidates.length] ?? "";
}

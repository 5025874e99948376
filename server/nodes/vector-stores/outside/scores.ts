/** Scores of different measures as one: 0 … 1, higher is nearer. */

/** Opposite directions are as far away as unrelated ones. */
export const fromCosine = (cosine: number): number => Math.min(1, Math.max(0, cosine));

/** Of unit vectors, which embeddings mostly are, the product is the cosine. */
export const fromProduct = (product: number): number => fromCosine(product);

export const fromDistance = (distance: number): number => 1 / (1 + Math.max(0, distance));

/** From scores that lay -1 … 1 onto 0 … 1. */
export const fromHalved = (score: number): number => fromCosine(2 * score - 1);

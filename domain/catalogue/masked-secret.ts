/** Stands in for a secret in everything that leaves the server; sent back, it means "keep what is stored". */
export const maskedSecret = "_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db";

/** What the model server answers, piece by piece. A stream is whole when it carried exactly this. */
export const words = Array.from({ length: 20 }, (_, index) => `${index === 0 ? "" : " "}word${index}`);

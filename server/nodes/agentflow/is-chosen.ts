import type { ComponentChoice } from "../define-node";

/** Rows are added empty, and stay so until a node is chosen in them. */
export const isChosen = (choice: ComponentChoice | undefined): choice is ComponentChoice =>
  choice !== undefined && choice.name !== "";

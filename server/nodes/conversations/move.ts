import type { State } from "./state";
import type { Todo } from "./todo";

/** One step of a conversation: to another state, or to something that is to be done. */
export type Move = { state: State } | { todo: Todo };

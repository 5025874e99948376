import { isSame } from "@/domain/flow-settings/is-same";
import { isDirty, type OtherPerson, type Stored } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import type { Received } from "./remote-actions";
import { type FlowStorage, isSaving } from "./save-flow";

/** What the server tells a window that asks what is new. */
export interface News {
  name: string;
  published: number | null;
  latest: { number: number; document: Stored["document"]; author: string | null } | null;
  others: readonly OtherPerson[];
}

export interface Following {
  store: CanvasStore;
  ask(known: number | null, selected: string[]): Promise<News>;
  explain: FlowStorage["explain"];
  /** Stores what waits, now that the server answers. */
  save(): Promise<boolean>;
  onReceived(received: Received, stored: Stored): void;
}

/**
 * Asks once what is new: takes in what others stored, sees who is there, and notices that the server is away or back.
 * While a save is under way, or one has gone astray, the newest version may be one's own: then that is found out first.
 */
export async function askForNews({ store, ask, explain, save, onReceived }: Following): Promise<void> {
  const { base, selection } = store.getState();
  let news: News;
  try {
    news = await ask(base.number, [...selection.nodes]);
  } catch (error) {
    if (explain(error).kind === "offline") store.setState({ away: true, others: [] });
    return;
  }
  takePresence(store, news);
  const back = store.getState().away || store.getState().saving.kind === "offline";
  if (back) store.setState({ away: false });
  const unsure = isSaving(store) || store.getState().attempt !== undefined;
  if (news.latest && !unsure && store.getState().base.number === base.number) {
    const stored: Stored = { ...news.latest, published: news.published };
    if (store.getState().dispute?.number !== stored.number) onReceived(store.receive(stored), stored);
  }
  const state = store.getState();
  if (back && (isDirty(state) || state.attempt !== undefined)) await save();
  else if (back && state.saving.kind === "offline") store.setState({ saving: { kind: "idle" } });
}

function takePresence(store: CanvasStore, { others, published, name }: News): void {
  const state = store.getState();
  if (!isSame(state.others, others)) store.setState({ others });
  if (state.published !== published && !isSaving(store)) store.setState({ published });
  if (state.head.name !== name && !state.renaming) store.setState({ head: { ...state.head, name } });
}

import { createStore, type StoreApi } from "zustand/vanilla";
import { annotationSlice } from "./annotationSlice.ts";
import { bulkSlice } from "./bulkSlice.ts";
import type { Context } from "./context.ts";
import { documentSlice } from "./documentSlice.ts";
import { exportSlice } from "./exportSlice.ts";
import { createGuesser } from "./guesser.ts";
import { guessSlice } from "./guessSlice.ts";
import { linkSlice } from "./linkSlice.ts";
import { modelSlice } from "./modelSlice.ts";
import { newId } from "./newId.ts";
import { openingSlice } from "./openingSlice.ts";
import { createPredictor } from "./predictor.ts";
import { projectSlice } from "./projectSlice.ts";
import { rescueSlice } from "./rescueSlice.ts";
import { createSaver } from "./saver.ts";
import { schemaSlice } from "./schemaSlice.ts";
import type { Services } from "./services.ts";
import { settingsSlice } from "./settingsSlice.ts";
import type { AppState } from "./state.ts";
import { trainingSlice } from "./trainingSlice.ts";

/** The state of the page, and the start of everything: the project is opened, then the model. */
export function createAppStore(services: Services): StoreApi<AppState> {
  // Every action comes from a slice, and the slices need the store first.
  const store = createStore<AppState>(() => INITIAL as AppState);
  const get = store.getState;
  const set = (change: Partial<AppState>) => store.setState(change);
  const notify: Context["notify"] = (kind, text) => {
    const others = get().notices.filter((notice) => notice.text !== text);
    set({ notices: [...others, { id: newId(), kind, text }] });
  };
  const saver = createSaver(services.storage, { set, notify });
  const project = projectSlice({ get, set, notify, store: saver.store });
  const { commit, suggest, canEdit } = project;
  const context: Context = {
    services,
    get,
    set,
    notify,
    store: saver.store,
    commit,
    suggest,
    canEdit,
  };
  const predictor = createPredictor(context);
  const guesser = createGuesser(context);
  const models = modelSlice(context, predictor);
  const training = trainingSlice(context, predictor, models);
  const opening = openingSlice(context, { saver, project, models, training, predictor });
  set({
    ...project.actions,
    ...documentSlice(context, predictor),
    ...annotationSlice(context),
    ...linkSlice(context, guesser),
    ...guessSlice(context, guesser),
    ...bulkSlice(context),
    ...schemaSlice(context),
    ...models.actions,
    ...training.actions,
    ...exportSlice(context),
    ...opening.actions,
    ...settingsSlice(context),
    ...rescueSlice(context),
    dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  });
  void opening.start();
  return store;
}

type Facts = {
  [K in keyof AppState as AppState[K] extends (...args: never[]) => unknown
    ? never
    : K]: AppState[K];
};

const INITIAL: Facts = {
  project: { docs: {}, schema: { entities: [], relations: [] } },
  activeDoc: null,
  selection: { kind: "none" },
  linking: null,
  undoNames: [],
  redoNames: [],
  undoTimes: [],
  redoTimes: [],
  undoDocs: [],
  redoDocs: [],
  storage: { kind: "opening" },
  model: { kind: "loading", progress: { kind: "backend" } },
  prediction: { kind: "idle" },
  training: { kind: "idle" },
  versions: [],
  backend: "auto",
  stepSeconds: {},
  theme: "system",
  keys: {},
  arcs: "all",
  lines: {},
  failedDoc: null,
  leftOut: {},
  notices: [],
  importReport: null,
};

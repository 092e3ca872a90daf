import { createStore, type StoreApi } from "zustand/vanilla";
import { EMPTY_HISTORY } from "../core/document/history.ts";
import { DEFAULT_HELD_OUT } from "../core/learn/heldOut.ts";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { initialLifecycle } from "../core/lifecycle/lifecycle.ts";
import type { Wanted } from "../core/lifecycle/openModel.ts";
import { hold } from "../language/words.ts";
import { addingSlice } from "./addingSlice.ts";
import { agreementSlice } from "./agreementSlice.ts";
import { annotationSlice } from "./annotationSlice.ts";
import { backupSlice } from "./backupSlice.ts";
import { bulkSlice } from "./bulkSlice.ts";
import { calibrationSlice } from "./calibrationSlice.ts";
import type { Context } from "./context.ts";
import { documentSlice } from "./documentSlice.ts";
import { doubtsSlice } from "./doubtsSlice.ts";
import { examplesSlice } from "./examplesSlice.ts";
import { exportSlice } from "./exportSlice.ts";
import { faultSlice } from "./faultSlice.ts";
import { createFollowing } from "./following.ts";
import { createGuesser } from "./guesser.ts";
import { guessSlice } from "./guessSlice.ts";
import { hubSlice } from "./hubSlice.ts";
import { importSlice } from "./importSlice.ts";
import { keepingSlice } from "./keepingSlice.ts";
import { layoutSlice } from "./layoutSlice.ts";
import { followLineage } from "./lineage.ts";
import { linkSlice } from "./linkSlice.ts";
import { mentionsSlice } from "./mentionsSlice.ts";
import { createModelRuntime } from "./modelRuntime.ts";
import { modelSlice } from "./modelSlice.ts";
import { newId } from "./newId.ts";
import { offlineSlice } from "./offlineSlice.ts";
import { openingSlice } from "./openingSlice.ts";
import { createPredictor } from "./predictor.ts";
import { projectSlice } from "./projectSlice.ts";
import { projectsSlice } from "./projectsSlice.ts";
import { NO_QUEUE, queueSlice } from "./queueSlice.ts";
import { rescueSlice } from "./rescueSlice.ts";
import { createSaver } from "./saver.ts";
import { savingSlice } from "./savingSlice.ts";
import { schemaSlice } from "./schemaSlice.ts";
import type { Services } from "./services.ts";
import { settingsSlice } from "./settingsSlice.ts";
import type { AppState } from "./state.ts";
import { studySlice } from "./studySlice.ts";
import { textSlice } from "./textSlice.ts";
import { tooLongNotice } from "./tooLongNotice.ts";
import { trainingSlice } from "./trainingSlice.ts";
import { versionsSlice } from "./versionsSlice.ts";
import { whenStored } from "./whenStored.ts";

/** The state of the page, and the start of everything: the project is opened, then the model. */
export function createAppStore(services: Services): StoreApi<AppState> {
  // Every action comes from a slice, and the slices need the store first.
  const store = createStore<AppState>(
    () =>
      ({
        ...INITIAL,
        projectId: services.projects.id,
        isArrival: services.projects.isArrival,
      }) as AppState,
  );
  const get = store.getState;
  const set = (change: Partial<AppState>) => store.setState(change);
  const notify: Context["notify"] = (kind, text, more) => {
    const others = get().notices.filter((notice) => notice.text !== text);
    set({ notices: [...others, { ...more, id: newId(), kind, text: hold(text) }] });
  };
  const saver = createSaver(services.storage, { set, notify }, (error) =>
    get().recordFault("storage", error),
  );
  const project = projectSlice({ get, set, notify, store: saver.store });
  const following = createFollowing({ get, set, services }, project);
  const { suggest, canEdit } = project;
  const tellTooLong = tooLongNotice({ get, notify });
  const commit: Context["commit"] = (made) => {
    const isMade = project.commit(made);
    if (isMade) tellTooLong(made);
    return isMade;
  };
  const endings: (() => void)[] = [];
  const untilLeft: Context["untilLeft"] = (stop) => void endings.push(stop);
  const context: Context = {
    services,
    get,
    set,
    notify,
    store: saver.store,
    commit,
    suggest,
    canEdit,
    untilLeft,
  };
  const runtime = createModelRuntime(context);
  const predictor = createPredictor(context, runtime);
  const guesser = createGuesser(context, runtime);
  const calibration = calibrationSlice(context, runtime, predictor);
  const studies = studySlice(context, runtime);
  const queue = queueSlice(context, runtime, predictor);
  const offline = offlineSlice(context, () => whenStored(store));
  const projects = projectsSlice(context, {
    saver,
    runtime,
    end: () => {
      for (const stop of endings) stop();
    },
  });
  const opening = openingSlice(context, { saver, project, runtime, opened: projects.opened });
  const stepping = (step: AppState["undo"]) => (count?: number) => {
    const { docs } = get().project;
    step(count);
    predictor.putBack(docs);
  };
  const agreement = agreementSlice(context);
  const documents = documentSlice(context, predictor);
  const backups = backupSlice(context);
  set({
    undo: stepping(project.actions.undo),
    redo: stepping(project.actions.redo),
    ...documents,
    ...importSlice(context, {
      openDoc: documents.openDoc,
      compareWith: agreement.open,
      restore: project.restore,
      refreshVersions: runtime.refreshVersions,
      goToProject: projects.go,
    }),
    ...agreement.actions,
    ...annotationSlice(context),
    ...textSlice(context),
    ...linkSlice(context, guesser),
    ...guessSlice(context, guesser),
    ...bulkSlice(context),
    ...schemaSlice(context),
    ...mentionsSlice(context),
    ...layoutSlice(context),
    ...modelSlice(context, runtime, predictor),
    ...addingSlice(context, runtime),
    ...hubSlice(context, runtime),
    ...trainingSlice(context, runtime),
    ...examplesSlice(context),
    ...doubtsSlice(context, runtime),
    ...exportSlice(context),
    ...versionsSlice(context, runtime),
    ...savingSlice(context),
    ...calibration.actions,
    ...studies.actions,
    ...queue.actions,
    ...opening.actions,
    ...offline.actions,
    ...projects.actions,
    ...settingsSlice(context),
    ...rescueSlice(context),
    ...keepingSlice(context, saver),
    ...backups.actions,
    ...faultSlice(context),
    dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  });
  store.subscribe((now, before) => {
    if (now.storage !== before.storage) backups.follow(now, before);
    if (now.life !== before.life) studies.follow(now.life);
    if ((now.storage.kind === "readOnly") !== (before.storage.kind === "readOnly")) {
      // What was done here last may not have been stored.
      if (now.storage.kind === "readOnly" && !now.storage.isNewer) {
        following.watch();
        if (before.storage.kind !== "opening") void following.readAgain();
      }
      const access = now.storage.kind === "readOnly" ? "readOnly" : "owner";
      void runtime.dispatch({ kind: "access", access });
    }
    void followLineage(context, now, before);
    if (now.life !== before.life) calibration.follow();
    if (now.life !== before.life || now.project.schema !== before.project.schema) queue.follow();
    // First: what is looked for otherwise is read as a whole, not only what an edit opened.
    if (now.project.schema !== before.project.schema) predictor.retype();
    if (now.project.docs !== before.project.docs) {
      const [was, is] = [before, now].map((state) => state.project.docs[now.activeDoc ?? ""]);
      predictor.follow(was, is);
    }
    projects.follow(now, before);
  });
  void opening.start();
  offline.start();
  return store;
}

type Facts = {
  [K in keyof AppState as AppState[K] extends (...args: never[]) => unknown
    ? never
    : K]: AppState[K];
};

const WANTED: Wanted = { source: { kind: "bundled", name: DEFAULT_BUNDLED }, backend: "auto" };

const INITIAL: Facts = {
  project: { docs: {}, schema: { entities: [], relations: [] } },
  projectId: "",
  projects: [],
  projectChanges: 0,
  leaving: null,
  isArrival: false,
  activeDoc: null,
  selection: { kind: "none" },
  linking: null,
  history: EMPTY_HISTORY,
  storage: { kind: "opening" },
  life: initialLifecycle(WANTED),
  model: { kind: "loading", progress: { kind: "backend" } },
  prediction: { kind: "idle" },
  training: { kind: "idle" },
  line: [],
  askedOnBattery: null,
  tellsTrained: false,
  study: null,
  versions: [],
  added: [],
  damagedAdded: [],
  suggestedBy: null,
  adding: { kind: "none" },
  hub: { kind: "none" },
  downloads: [],
  lineage: null,
  comparison: { kind: "none" },
  backend: "auto",
  bundled: DEFAULT_BUNDLED,
  asksReading: false,
  isBegunEmpty: false,
  speeds: {},
  theme: "system",
  language: "auto",
  keys: {},
  arcs: "all",
  lines: {},
  heldOut: DEFAULT_HELD_OUT,
  modelCheck: { kind: "idle" },
  studies: {},
  studyRun: { kind: "idle" },
  failedDoc: null,
  backup: null,
  backupFolder: { kind: "none" },
  backupFault: null,
  space: null,
  faults: [],
  lostWork: null,
  leftOut: {},
  notices: [],
  kept: "asking",
  update: "none",
  importing: { kind: "none" },
  agreement: { kind: "none" },
  exporting: { kind: "none" },
  calibrating: { kind: "idle" },
  calibrated: null,
  queueOrder: "queue",
  queue: NO_QUEUE,
  surveying: { kind: "idle" },
};

import type { Doc, Project } from "../core/document/document.ts";
import { modelInUse } from "../core/lifecycle/lifecycle.ts";
import { isSameSource } from "../core/lifecycle/openModel.ts";
import { listedProjects } from "../core/projects/projectEntry.ts";
import { t } from "../language/words.ts";
import { openingFault } from "../storage/persist.ts";
import { DEFAULT_SETTINGS, type StoredProject } from "../storage/projectChange.ts";
import { firstName } from "../storage/projects/healShelf.ts";
import { type Context, messageOf } from "./context.ts";
import { unannotated } from "./documentSlice.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { sourceOf } from "./modelSlice.ts";
import { newId } from "./newId.ts";
import type { ProjectSlice } from "./projectSlice.ts";
import { SAMPLE_TEXT, sampleName } from "./sampleText.ts";
import type { Saver } from "./saver.ts";
import type { AppState } from "./state.ts";

interface Parts {
  readonly saver: Saver;
  readonly project: ProjectSlice;
  readonly runtime: ModelRuntime;
  /** To be called when the project is there. */
  readonly opened: () => void;
}

/** How the application starts, takes over from another tab, and starts afresh. */
export interface OpeningSlice {
  readonly actions: Pick<AppState, "takeOver" | "eraseEverything">;
  start(): Promise<void>;
}

const EMPTY: Project = { docs: {}, schema: { entities: [], relations: [] } };

export function openingSlice(context: Context, parts: Parts): OpeningSlice {
  const { get, set, services, notify, store, suggest } = context;
  const { saver, project, runtime, opened } = parts;

  const show = ({ project: found, history, settings, damaged }: StoredProject) => {
    const { modelVersion: _, addedModel: __, ...shown } = settings;
    const activeDoc = shown.activeDoc === shown.failedDoc ? null : shown.activeDoc;
    set({ ...shown, activeDoc, leftOut: {} });
    project.replaceProject(found ?? EMPTY, history);
    const failed = found?.docs[settings.failedDoc ?? ""];
    if (failed && failed.trashedAt === undefined) {
      notify(
        "warning",
        t(
          "“{name}” could not be drawn last time, so it was not opened. Choose it from the list to try again.",
          { name: failed.name },
        ),
      );
    }
    if (damaged.length > 0) {
      notify(
        "error",
        t("Some of what is stored could not be read and was left as it is. {listOf}", {
          listOf: listOf(damaged),
        }),
      );
    }
  };
  /** Opens the model of the settings, unless it is open; what runs or waits goes on before. */
  const openModelOf = async (settings: StoredProject["settings"]) => {
    const { backend } = settings;
    const wanted = { source: sourceOf(settings), backend };
    const model = modelInUse(runtime.life());
    const isOpen =
      model &&
      runtime.life().wanted.backend === backend &&
      isSameSource(model.source, wanted.source);
    if (isOpen) return void get().predict();
    await runtime.dispatch({ kind: "open", attempt: newId(), wanted, by: "app" });
  };
  /**
   * Trainings are looked for while the model loads: a worker that reads a text leaves so little time for
   * files that until they are found one would take them for lost, and begin another.
   */
  const openWithTrainings = async (settings: StoredProject["settings"]) => {
    await Promise.all([openModelOf(settings), runtime.findTrainings()]);
  };
  const readSample = async (): Promise<Doc | null> => {
    try {
      return await unannotated(services.text, sampleName(), SAMPLE_TEXT);
    } catch (error) {
      notify(
        "error",
        t("The sample text could not be read: {messageOf}", { messageOf: messageOf(error) }),
      );
      return null;
    }
  };
  /**
   * What a first visit finds: later ones go on with the model of this one. It was read before, so that
   * all of it is stored at once: a project of which a part is stored is none of a first visit.
   */
  const addSample = (sample: Doc | null) => {
    runtime.remember(sourceOf(DEFAULT_SETTINGS));
    store({ settings: { asksReading: true } });
    if (sample) suggest({ name: t("Add the sample"), edit: { docs: { [sample.id]: sample } } });
  };
  const openProject = async (): Promise<StoredProject["settings"]> => {
    try {
      const { stored, access } = await services.storage.open(
        { onLost: saver.lose, onWanted: saver.give },
        () => set({ storage: { kind: "opening", isBlocked: true } }),
      );
      show(stored);
      if (access === "newer") {
        set({ storage: { kind: "readOnly", isNewer: true } });
        return stored.settings;
      }
      if (access === "readOnly") {
        set({ storage: { kind: "readOnly" } });
        return stored.settings;
      }
      saver.start();
      if (access === "unguarded") {
        notify(
          "warning",
          t("This browser cannot tell whether Spanloom is open in another tab. Use one tab only."),
        );
      }
      if (!stored.project) addSample(await readSample());
      opened();
      return stored.settings;
    } catch (error) {
      get().recordFault("opening", error);
      set({ storage: { kind: "failed", message: openingFault(error), remedy: "reload" } });
      addSample(await readSample());
      return DEFAULT_SETTINGS;
    }
  };
  /** The project to show instead where this one was removed by another tab; null: it is there. */
  const otherThanRemoved = async (): Promise<string | null> => {
    const { shelf, id } = services.projects;
    const all = await shelf.list().catch(() => null); // Without the list it is taken as it is.
    if (!all || all.some((one) => one.id === id && one.trashedAt === undefined)) return null;
    return listedProjects(all)[0]?.id ?? null;
  };

  return {
    start: async () => {
      const settings = await openProject();
      // They outlive a switch of projects: how one ends is told here.
      if (get().isArrival) void get().findDownloads();
      // Another tab that holds the project looks after its own.
      if (get().storage.kind === "readOnly") return openModelOf(settings);
      await openWithTrainings(settings);
    },
    actions: {
      takeOver: async () => {
        try {
          const other = await otherThanRemoved();
          if (other !== null) return services.projects.show(other);
          const stored = await services.storage.takeOver();
          const sample = stored.project ? null : await readSample();
          show(stored);
          saver.start();
          if (!stored.project) addSample(sample);
          runtime.takeTypes(modelInUse(runtime.life()));
          opened();
          void get().findDownloads();
          await openWithTrainings(stored.settings);
        } catch (error) {
          notify(
            "error",
            t("The project could not be taken over: {messageOf}", { messageOf: messageOf(error) }),
          );
        }
      },
      eraseEverything: async () => {
        if (!context.canEdit()) return;
        // What is changed or trained from here on would be lost, or come back.
        set({ storage: { kind: "opening", isErasing: true }, agreement: { kind: "none" } });
        void runtime.dispatch({ kind: "abandon" });
        const rest = await saver.stop();
        try {
          await services.offline.erase();
          set({ kept: "none" });
        } catch (error) {
          notify(
            "error",
            t("The app’s own files could not be erased: {messageOf}", {
              messageOf: messageOf(error),
            }),
          );
        }
        // Downloads first: one that ends adds a model.
        try {
          await services.hub.erase();
          set({ hub: { kind: "none" }, downloads: [] });
        } catch (error) {
          notify(
            "error",
            t("What is left of downloads could not be erased: {messageOf}", {
              messageOf: messageOf(error),
            }),
          );
        }
        try {
          await services.model.erase();
        } catch (error) {
          notify(
            "error",
            t("The trained models could not be erased: {messageOf}", {
              messageOf: messageOf(error),
            }),
          );
        }
        // What comes from now on is no newer state of what was backed up there.
        await get().forgetBackupFolder();
        const { shelf, id } = services.projects;
        try {
          await shelf.removeOthers(id);
        } catch (error) {
          notify(
            "error",
            t("A project could not be erased yet: {messageOf}", { messageOf: messageOf(error) }),
          );
        }
        try {
          await services.storage.erase();
        } catch (error) {
          notify(
            "error",
            t("The documents could not be erased: {messageOf}", { messageOf: messageOf(error) }),
          );
          return saver.start(rest);
        }
        const sample = await readSample();
        show({ project: null, history: [], settings: DEFAULT_SETTINGS, damaged: [] });
        saver.start();
        addSample(sample);
        await shelf.change(id, { name: firstName(), archivedAt: null, docs: 1 }).catch(() => {});
        const wanted = { source: sourceOf(DEFAULT_SETTINGS), backend: DEFAULT_SETTINGS.backend };
        await runtime.dispatch({ kind: "open", attempt: newId(), wanted, by: "app" });
      },
    },
  };
}

const SHOWN = 5;

function listOf(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return (
    lines.slice(0, SHOWN).join("; ") + (more > 0 ? t("; and {more, number} more", { more }) : "")
  );
}

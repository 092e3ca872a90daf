import type { Project } from "../core/document/document.ts";
import { openingFault } from "../storage/persist.ts";
import { DEFAULT_SETTINGS, type StoredProject } from "../storage/projectChange.ts";
import { type Context, messageOf } from "./context.ts";
import { unannotated } from "./documentSlice.ts";
import type { ModelSlice } from "./modelSlice.ts";
import type { Predictor } from "./predictor.ts";
import type { ProjectSlice } from "./projectSlice.ts";
import { SAMPLE_NAME, SAMPLE_TEXT } from "./sampleText.ts";
import type { Saver } from "./saver.ts";
import type { AppState } from "./state.ts";
import type { TrainingSlice } from "./trainingSlice.ts";

interface Parts {
  readonly saver: Saver;
  readonly project: ProjectSlice;
  readonly models: ModelSlice;
  readonly training: TrainingSlice;
  readonly predictor: Predictor;
}

/** How the application starts, takes over from another tab, and starts afresh. */
export interface OpeningSlice {
  readonly actions: Pick<AppState, "takeOver" | "eraseEverything">;
  start(): Promise<void>;
}

const EMPTY: Project = { docs: {}, schema: { entities: [], relations: [] } };

export function openingSlice(context: Context, parts: Parts): OpeningSlice {
  const { get, set, services, notify, suggest } = context;
  const { saver, project, models, training, predictor } = parts;

  const show = ({ project: found, history, settings, damaged }: StoredProject) => {
    const { modelVersion, ...shown } = settings;
    const activeDoc = shown.activeDoc === shown.failedDoc ? null : shown.activeDoc;
    set({ ...shown, activeDoc, leftOut: {} });
    models.setVersion(modelVersion);
    project.replaceProject(found ?? EMPTY, history);
    const failed = found?.docs[settings.failedDoc ?? ""];
    if (failed && failed.trashedAt === undefined) {
      notify(
        "warning",
        `“${failed.name}” could not be drawn last time, so it was not opened. Choose it from the list to try again.`,
      );
    }
    if (damaged.length > 0) {
      notify(
        "error",
        `Some of what is stored could not be read and was left as it is. ${listOf(damaged)}`,
      );
    }
  };
  /** The stored model that is open; null is the bundled one. */
  const openVersion = (): string | null => {
    const { model } = get();
    const source = model.kind === "ready" ? model.model.source : null;
    return source?.kind === "version" ? source.id : null;
  };
  const addSample = async () => {
    try {
      const doc = await unannotated(services.text, SAMPLE_NAME, SAMPLE_TEXT);
      suggest({ name: "Add the sample", edit: { docs: { [doc.id]: doc } } });
    } catch (error) {
      notify("error", `The sample text could not be read: ${messageOf(error)}`);
    }
  };
  const openProject = async () => {
    try {
      const { stored, access } = await services.storage.open(saver.lose);
      show(stored);
      if (access === "readOnly") {
        set({ storage: { kind: "readOnly" } });
        return;
      }
      saver.start();
      if (access === "unguarded") {
        notify(
          "warning",
          "This browser cannot tell whether Spanloom is open in another tab. Use one tab only.",
        );
      }
      if (!stored.project) await addSample();
    } catch (error) {
      set({ storage: { kind: "failed", message: openingFault(error) } });
      await addSample();
    }
  };

  return {
    start: async () => {
      await openProject();
      await get().openModel();
    },
    actions: {
      takeOver: async () => {
        try {
          const stored = await services.storage.takeOver();
          const backendBefore = get().backend;
          show(stored);
          saver.start();
          if (!stored.project) await addSample();
          const { backend, modelVersion } = stored.settings;
          if (backend === backendBefore && modelVersion === openVersion()) void predictor.predict();
          else await get().openModel();
        } catch (error) {
          notify("error", `The project could not be taken over: ${messageOf(error)}`);
        }
      },
      eraseEverything: async () => {
        if (!context.canEdit()) return;
        training.abandonTraining();
        await predictor.stop();
        const rest = await saver.stop();
        try {
          await services.model.erase();
        } catch (error) {
          notify("error", `The trained models could not be erased: ${messageOf(error)}`);
        }
        try {
          await services.storage.erase();
        } catch (error) {
          notify("error", `The documents could not be erased: ${messageOf(error)}`);
          return saver.start(rest);
        }
        show({ project: null, history: [], settings: DEFAULT_SETTINGS, damaged: [] });
        saver.start();
        await addSample();
        await get().openModel();
      },
    },
  };
}

const SHOWN = 5;

function listOf(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return lines.slice(0, SHOWN).join("; ") + (more > 0 ? `; and ${more} more` : "");
}

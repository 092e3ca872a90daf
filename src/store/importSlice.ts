import type { Doc, Project } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import type { FileChoices } from "../io/format.ts";
import { chosenTypes } from "../io/import/chosenTypes.ts";
import { AS_TOLD } from "../io/import/importChoices.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";
import { proposedTypes } from "../io/import/proposedTypes.ts";
import { t } from "../language/words.ts";
import type { ImportProgress, KeptComing } from "../worker/textProtocol.ts";
import type { OtherSide } from "./agreementSlice.ts";
import { type Arrivals, arrivalsIn } from "./arrivals.ts";
import { type Context, messageOf } from "./context.ts";
import { importEdit } from "./importEdit.ts";
import type { ImportActions, ShownImport } from "./importState.ts";
import { keptTypes } from "./keptTypes.ts";
import { nameOfAll } from "./nameOfAll.ts";
import { newId } from "./newId.ts";
import { nextTurn } from "./nextTurn.ts";
import { pickedBytes } from "./pickedBytes.ts";
import { contentOf, projectsOfFiles } from "./projectsOfFiles.ts";
import { saidOf, saidOfModels, saidOfSame, saidOfTrash } from "./saidOfImport.ts";
import { isUntouched } from "./untouched.ts";
import { withConflicts } from "./withConflicts.ts";

/** What a pasted text is called as a file: it has no ending, so that its content tells what it is. */
const PASTED = "pasted";
/** Of longer pasted texts it is not told what they look like. */
const MOST_LETTERS = 5_000_000;

/** What an import leads to elsewhere. */
interface ImportParts {
  readonly openDoc: (id: string) => void;
  readonly compareWith: (other: OtherSide) => Promise<boolean>;
  /** Puts what a file holds in the place of everything, with its history. */
  readonly restore: (project: Project, history: readonly Step[]) => boolean;
  readonly refreshVersions: () => Promise<void>;
  /** Opens a project that was made just now. */
  readonly goToProject: (id: string) => Promise<void>;
}

/** Files that come in. */
export function importSlice(
  context: Context,
  { openDoc, compareWith, restore, refreshVersions, goToProject }: ImportParts,
): Omit<ImportActions, "importing"> {
  const { get, set, services, commit, notify, canEdit } = context;
  const { text } = services;

  const current = (id: string) => {
    const { importing } = get();
    return importing.kind !== "none" && importing.id === id ? importing : null;
  };
  const end = (id: string) => {
    if (current(id)) set({ importing: { kind: "none" } });
    void text.closeImport(id).catch(() => {});
  };
  /** Runs a reading, and shows what it found unless the import was ended meanwhile. */
  const show = async (
    id: string,
    read: (onProgress: (progress: ImportProgress) => void) => Promise<ImportPreview | null>,
  ) => {
    try {
      const preview = await read((progress) => {
        const now = current(id);
        if (now?.kind === "reading") set({ importing: { ...now, progress } });
      });
      const now = current(id);
      if (!preview || now?.kind !== "reading") return;
      const { schema } = get().project;
      // A whole project that comes back has its types as they were.
      const proposed = preview.schema ? AS_TOLD.types : proposedTypes(schema, preview.types);
      const types = keptTypes(now.choices.types, proposed);
      const symmetric = schema.relations.filter((t) => t.symmetric).map(({ name }) => name);
      const choices = { ...now.choices, types, symmetric };
      const told = withConflicts(preview, schema);
      set({ importing: { ...now, kind: "shown", preview: told, choices } });
    } catch (error) {
      if (!current(id)) return;
      end(id);
      notify(
        "error",
        t("The files could not be read: {messageOf}", { messageOf: messageOf(error) }),
      );
    }
  };
  /** Gives the documents of an import to `use`, some at a time. */
  const take = async (
    { id, choices }: ShownImport,
    use: (docs: readonly Doc[]) => void,
    asTheyAre = false,
  ) => {
    let done = 0;
    await text.takeImport(id, asTheyAre ? null : choices, (docs) => {
      use(docs);
      done += docs.length;
      const now = current(id);
      if (now?.kind === "importing") set({ importing: { ...now, done } });
    });
  };
  /** What of an import is new to the project. */
  const arrive = async (shown: ShownImport, taken?: readonly Doc[]): Promise<Arrivals> => {
    const { project } = get();
    // Of a whole project what is here already does not come twice.
    const arrivals = await arrivalsIn(project, shown.preview.schema !== undefined);
    if (taken) arrivals.add(taken);
    else await take(shown, arrivals.add);
    if (!current(shown.id) || hasSameDocs(project, get().project)) return arrivals;
    // Others came meanwhile, of which nobody knew.
    const again = await arrivalsIn(get().project, false);
    again.add(arrivals.docs);
    return { ...arrivals, docs: again.docs };
  };

  /** Takes the documents of an import, and says so; null where it was ended, or could not be done. */
  const bring = async (shown: ShownImport): Promise<readonly Doc[] | null> => {
    const { steps } = shown.preview;
    const isWhole = steps !== undefined && isUntouched(get().project, get().history);
    const whole = isWhole ? await wholeOf(shown) : null;
    // What came meanwhile stays.
    if (whole && isUntouched(get().project, get().history)) return bringWhole(shown, whole);
    const { docs, same, changed } = await arrive(shown, whole?.docs);
    if (!current(shown.id)) return null;
    end(shown.id);
    // The dialog goes, the documents come, and the first is opened: each has a frame of its own.
    await nextTurn();
    const made = importEdit(get().project, docs, shown);
    if (made && !commit(made)) return null;
    await nextTurn();
    const lines = [saidOf(docs, made !== null), ...saidOfTrash(docs), ...saidOfSame(same, changed)];
    if (steps !== undefined) lines.push(t("Its history was not taken: there is one here."));
    notify("info", lines.join(" "));
    return docs;
  };
  /** All that a project file holds, as it holds it. */
  const wholeOf = async (shown: ShownImport) => {
    const steps: Step[] = [];
    await text.takeSteps(shown.id, (some) => void steps.push(...some));
    const docs: Doc[] = [];
    await take(shown, (some) => void docs.push(...some));
    return { docs, steps };
  };
  const bringWhole = async (
    { id, preview }: ShownImport,
    { docs, steps }: Awaited<ReturnType<typeof wholeOf>>,
  ): Promise<readonly Doc[] | null> => {
    if (!current(id)) return null;
    end(id);
    await nextTurn();
    if (!restore(contentOf(preview, docs), steps)) return null;
    await nextTurn();
    notify(
      "info",
      t("{saidOf} Its history came too: undo goes back through it.", {
        saidOf: [saidOf(docs, true), ...saidOfTrash(docs)].join(" "),
      }),
    );
    return docs;
  };
  /** Models of an import that came to nothing go again. */
  const forget = async ({ kept }: KeptComing) => {
    for (const id of kept) await services.model.removeVersion(id).catch(() => {});
  };

  return {
    importFiles: async (picked, purpose = "import") => {
      if (!canEdit() || picked.length === 0) return;
      const before = get().importing;
      if (before.kind === "importing") return;
      if (before.kind !== "none") end(before.id);
      const id = newId();
      const names = picked.map(({ name }) => name);
      const begun = { lost: [], fileChoices: new Map(), choices: AS_TOLD };
      const looking = { id, purpose, files: names, ...begun };
      set({ importing: { ...looking, kind: "reading", progress: null } });
      const { files, lost } = await pickedBytes(picked, () => current(id) !== null);
      const now = current(id);
      if (now?.kind !== "reading") return;
      set({ importing: { ...now, lost } });
      await show(id, (onProgress) => text.lookAtFiles(id, files, onProgress));
    },
    recognise: (pasted) =>
      pasted.length > MOST_LETTERS
        ? Promise.resolve(null)
        : text.recognise(pasted).catch(() => null),
    importPasted: async ({ kind, content }) => {
      const name = kind === "text" ? PASTED : `${PASTED}.html`;
      const file = new Blob([content]);
      await get().importFiles([{ name, arrayBuffer: () => file.arrayBuffer() }]);
    },
    chooseImport: (change) => {
      const { importing } = get();
      if (importing.kind !== "shown") return;
      set({ importing: { ...importing, choices: { ...importing.choices, ...change } } });
    },
    readFileAs: async (path, choice) => {
      const { importing } = get();
      if (importing.kind !== "shown") return;
      const { preview: _, ...rest } = importing;
      const fileChoices = new Map<string, FileChoices>(importing.fileChoices);
      fileChoices.set(path, { ...fileChoices.get(path), ...choice });
      set({ importing: { ...rest, kind: "reading", fileChoices, progress: null } });
      await show(importing.id, (onProgress) =>
        text.lookAgain(importing.id, fileChoices, onProgress),
      );
    },
    commitImport: async () => {
      const { importing } = get();
      if (importing.kind !== "shown" || !canEdit()) return;
      set({ importing: { ...importing, kind: "importing", done: 0 } });
      let models: KeptComing = { kept: [], same: 0 };
      const name = nameOfAll(importing, get());
      try {
        if (importing.preview.models && importing.choices.models)
          models = await text.keepModels(importing.id, get().projectId);
        const docs = current(importing.id) ? await bring(importing) : null;
        if (!docs) return await forget(models);
        if (name !== null) await get().renameProject(get().projectId, name);
        for (const line of saidOfModels(models)) notify("info", line);
        if (models.kept.length > 0) await refreshVersions();
        const first = docs.find((doc) => doc.trashedAt === undefined);
        if (first) openDoc(first.id);
      } catch (error) {
        end(importing.id);
        await forget(models);
        notify("error", t("Nothing was imported: {messageOf}", { messageOf: messageOf(error) }));
      }
    },
    compareImport: async () => {
      const { importing } = get();
      if (importing.kind !== "shown") return false;
      const { id, preview, files } = importing;
      const { schema } = get().project;
      // Types of a whole project are not mapped: they are taken for those here that read the same.
      const types = preview.schema ? proposedTypes(schema, preview.types) : importing.choices.types;
      const choices = { ...importing.choices, types };
      set({ importing: { ...importing, kind: "importing", purpose: "compare", done: 0 } });
      try {
        const docs: Doc[] = [];
        await take({ ...importing, choices }, (some) => void docs.push(...some));
        if (!current(id)) return false;
        end(id);
        const name =
          files.length === 1 ? files[0] : t("{files, number} files", { files: files.length });
        return await compareWith({ name, docs, types: chosenTypes(preview.types, types) });
      } catch (error) {
        end(id);
        notify(
          "error",
          t("The files could not be compared: {messageOf}", { messageOf: messageOf(error) }),
        );
        return false;
      }
    },
    importAsProject: async () => {
      const { importing } = get();
      if (importing.kind !== "shown") return;
      const { id } = importing;
      const isWanted = () => current(id) !== null;
      set({ importing: { ...importing, kind: "importing", done: 0 } });
      let project: string;
      try {
        project = await projectsOfFiles(services, importing, take, isWanted);
        end(id);
      } catch (error) {
        if (isWanted())
          notify("error", t("No project was made: {messageOf}", { messageOf: messageOf(error) }));
        end(id);
        return;
      }
      await goToProject(project);
    },
    cancelImport: () => {
      const { importing } = get();
      if (importing.kind !== "none") end(importing.id);
    },
  };
}

/** Whether two states of a project have documents of the same ids. */
const hasSameDocs = (before: Project, now: Project): boolean =>
  before.docs === now.docs || Object.keys(now.docs).every((id) => Object.hasOwn(before.docs, id));

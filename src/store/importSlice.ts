import type { Doc, Project } from "../core/document/document.ts";
import type { Edit, NamedEdit } from "../core/document/edit.ts";
import { bothChoices } from "../core/document/mentionChoices.ts";
import { restoredTypes } from "../core/types/restoredTypes.ts";
import { withTypes } from "../core/types/schema.ts";
import type { FileChoices } from "../io/format.ts";
import { chosenTypes } from "../io/import/chosenTypes.ts";
import { AS_TOLD, type ImportChoices } from "../io/import/importChoices.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";
import { proposedTypes } from "../io/import/proposedTypes.ts";
import type { NotRead } from "../io/reading.ts";
import type { ImportFile, ImportProgress } from "../worker/protocol.ts";
import type { OtherSide } from "./agreementSlice.ts";
import { type Arrivals, arrivalsIn } from "./arrivals.ts";
import { type Context, messageOf } from "./context.ts";
import type { ImportActions, PickedFile, ShownImport } from "./importState.ts";
import { newId } from "./newId.ts";
import { nextTurn } from "./nextTurn.ts";
import { withConflicts } from "./withConflicts.ts";

/** What a pasted text is called as a file: it has no ending, so that its content tells what it is. */
const PASTED = "pasted";
/** Of longer pasted texts it is not told what they look like. */
const MOST_LETTERS = 5_000_000;

/** Files that come in. */
export function importSlice(
  context: Context,
  openDoc: (id: string) => void,
  compareWith: (other: OtherSide) => void,
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
      notify("error", `The files could not be read: ${messageOf(error)}`);
    }
  };
  /** Gives the documents of an import to `use`, some at a time. */
  const take = async ({ id, choices }: ShownImport, use: (docs: readonly Doc[]) => void) => {
    let done = 0;
    await text.takeImport(id, choices, (docs) => {
      use(docs);
      done += docs.length;
      const now = current(id);
      if (now?.kind === "importing") set({ importing: { ...now, done } });
    });
  };
  /** What of an import is new to the project. */
  const arrive = async (shown: ShownImport): Promise<Arrivals> => {
    const { project } = get();
    // Of a whole project what is here already does not come twice.
    const arrivals = await arrivalsIn(project, shown.preview.schema !== undefined);
    await take(shown, arrivals.add);
    if (!current(shown.id) || hasSameDocs(project, get().project)) return arrivals;
    // Others came meanwhile, of which nobody knew.
    const again = await arrivalsIn(get().project, false);
    again.add(arrivals.docs);
    return { ...arrivals, docs: again.docs };
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
      const { files, lost } = await bytesOf(picked, () => current(id) !== null);
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
      try {
        const { docs, same, changed } = await arrive(importing);
        if (!current(importing.id)) return;
        end(importing.id);
        // The dialog goes, the documents come, and the first is opened: each has a frame of its own.
        await nextTurn();
        const made = importEdit(get().project, docs, importing);
        if (made && !commit(made)) return;
        await nextTurn();
        notify("info", [saidOf(docs, made !== null), ...saidOfSame(same, changed)].join(" "));
        const first = docs.find((doc) => doc.trashedAt === undefined);
        if (first) openDoc(first.id);
      } catch (error) {
        end(importing.id);
        notify("error", `Nothing was imported: ${messageOf(error)}`);
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
        const name = files.length === 1 ? files[0] : `${files.length} files`;
        compareWith({ name, docs, types: chosenTypes(preview.types, types) });
        return true;
      } catch (error) {
        end(id);
        notify("error", `The files could not be compared: ${messageOf(error)}`);
        return false;
      }
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

/** A file that was moved or forbidden since it was dropped is one of those that cannot be read. */
async function bytesOf(picked: readonly PickedFile[], isWanted: () => boolean) {
  const files: ImportFile[] = [];
  const lost: NotRead[] = [];
  for (const file of picked) {
    if (!isWanted()) break;
    try {
      files.push({ path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      lost.push({ file: file.name, reason: messageOf(error) });
    }
  }
  return { files, lost };
}

/** What was chosen before stays when files are read again. */
const keptTypes = (
  chosen: ImportChoices["types"],
  proposed: ImportChoices["types"],
): ImportChoices["types"] => ({
  entity: new Map([...proposed.entity, ...chosen.entity]),
  relation: new Map([...proposed.relation, ...chosen.relation]),
});

/** Null when there is nothing to change. */
function importEdit(
  project: Project,
  docs: readonly Doc[],
  { preview, choices }: ShownImport,
): NamedEdit | null {
  const restored: Edit = preview.schema ? restoredTypes(project, preview.schema) : {};
  const types = chosenTypes(preview.types, choices.types);
  const schema = withTypes(restored.schema ?? project.schema, types);
  // Without new types the step is not about types: taken back it leaves those that came since.
  const said = restored.mentions === undefined ? project.mentions : restored.mentions;
  const mentions =
    said && preview.mentions ? bothChoices(said, preview.mentions) : (preview.mentions ?? said);
  const ofTypes: Edit = {
    ...(schema !== project.schema && { schema }),
    ...(mentions && mentions !== project.mentions && { mentions }),
    ...(restored.inside && { inside: restored.inside }),
  };
  const hasMore = ofTypes.schema !== undefined || ofTypes.mentions !== undefined;
  if (docs.length === 0) return hasMore ? { name: "Import types", edit: ofTypes } : null;
  const edit: Edit = { ...ofTypes, docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])) };
  const [{ name }] = docs;
  const what = docs.length === 1 ? name : `${docs.length} documents`;
  return { name: `Import ${what}`, edit };
}

function saidOf(docs: readonly Doc[], hasTypes: boolean): string {
  if (docs.length === 0) return hasTypes ? "Imported types." : "There was nothing to import.";
  if (docs.length === 1) return `Imported ${docs[0].name}.`;
  return `Imported ${docs.length.toLocaleString("en")} documents.`;
}

function* saidOfSame(same: number, changed: number): Generator<string> {
  if (same > 0) yield `${counted(same)} here already, with the same annotations.`;
  if (changed > 0)
    yield `Of ${changed === 1 ? "one" : changed.toLocaleString("en")} the text is here with other annotations: both are kept.`;
}

const counted = (count: number): string =>
  count === 1 ? "One document was" : `${count.toLocaleString("en")} documents were`;

import { typesWithRules, withTypes } from "../../core/types/schema.ts";
import { t } from "../../language/words.ts";
import { rangesOf } from "../byteRanges.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import type { Format } from "../format.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import type { ComingModel, FileModel } from "./keptModel.ts";
import { MIME, MIME_ENTRY } from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";
import { readProject } from "./readProject.ts";
import { writeProject } from "./writeProject.ts";

/** A whole project as one file: what is kept of documents and types, and how models were made. */
export const spanloomProject = {
  id: "project",
  get label() {
    return t("Spanloom project (.spanloom)");
  },
  libraries: ["fflate"],
  reader: {
    endings: [".spanloom"],
    sniff: (files) => files.filter(isProjectFile),
    read: async (files, { step }) => {
      const into = gathering();
      for (const { path, bytes } of files) {
        try {
          const { name, project, versions, models, history, unknown } = await readProject(
            rangesOf(bytes),
            (done, all) => step(path, done, all),
          );
          into.addTypes(typesWithRules(project.schema));
          into.addSchema(project.schema);
          into.addMentions(project.mentions);
          const coming = models.map((model) => comingModel(model, bytes));
          const docs = Object.values(project.docs);
          const { schema, mentions } = project;
          const whole = { file: path, name, schema, mentions, models: coming };
          into.addProject({ ...whole, steps: history.steps, documents: docs.length });
          for (const doc of docs) into.addDoc(doc);
          for (const entry of unknown)
            into.leaveOut(t("parts of a later Spanloom"), path, { field: entry });
          into.addVersions(versions);
          into.addModels(coming);
          into.addSteps(history.steps);
          for (let left = history.unsound; left > 0; left--)
            into.leaveOut(t("steps of the history that do not fit its documents"), path);
          const told = new Set(models.map(({ id }) => id));
          const untold = versions.filter(({ id }) => !told.has(id)).length;
          if (untold > 0) into.note(path, toldModels(untold));
        } catch (error) {
          if (!(error instanceof ProjectFileFault)) throw error;
          into.refuse(path, error.message, { field: error.field });
        }
      }
      return into.result();
    },
  },
  writer: {
    cannotHold: [],
    target: "file",
    holdsWords: true,
    holdsEverything: true,
    write: async ({ docs, types, mentions, kept }) => {
      const all = kept ?? {
        schema: withTypes({ entities: [], relations: [] }, types),
        versions: [],
      };
      const blob = await writeProject({ docs, mentions, ...all });
      return {
        files: new Map([["project.spanloom", blob]]),
        ...annotationsIn(docs),
        leftOut: new Map(),
        notes: [],
      };
    },
  },
} as const satisfies Format;

/** A model with its bytes, which are those of the file. */
const comingModel = (model: FileModel, bytes: Uint8Array): ComingModel => ({
  ...model,
  files: new Map(
    [...model.files].map(([name, { start, end, sha256 }]) => [
      name,
      // No file comes in memory that several threads share.
      { bytes: bytes.subarray(start, end) as Uint8Array<ArrayBuffer>, sha256 },
    ]),
  ),
});

const toldModels = (count: number): string =>
  t(
    "tells how {count, plural, one {a kept model was made, but does not hold it} other {# kept models were made, but does not hold them}}: the command line trains from it again",
    { count },
  );

/** By its first entry, whatever its name is; by its name, where even that was changed. */
function isProjectFile({ path, bytes }: SourceFile): boolean {
  if (/\.spanloom$/i.test(path)) return true;
  const begins = String.fromCharCode(...bytes.subarray(0, 30 + MIME_ENTRY.length + MIME.length));
  return begins.startsWith("PK\x03\x04") && begins.slice(30) === MIME_ENTRY + MIME;
}

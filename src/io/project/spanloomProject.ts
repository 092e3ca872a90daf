import { typesWithRules, withTypes } from "../../core/types/schema.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import type { Format } from "../format.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { MIME, MIME_ENTRY } from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";
import { readProject } from "./readProject.ts";
import { writeProject } from "./writeProject.ts";

/** A whole project as one file: what is kept of documents and types, and how models were made. */
export const spanloomProject = {
  id: "project",
  label: "Spanloom project (.spanloom)",
  libraries: ["fflate"],
  reader: {
    endings: [".spanloom"],
    sniff: (files) => files.filter(isProjectFile),
    read: async (files, { step }) => {
      const into = gathering();
      for (const { path, bytes } of files) {
        try {
          const { project, versions, unknown } = await readProject(bytes, (done, all) =>
            step(path, done, all),
          );
          into.addTypes(typesWithRules(project.schema));
          into.addSchema(project.schema);
          into.addMentions(project.mentions);
          for (const doc of Object.values(project.docs)) into.addDoc(doc);
          for (const entry of unknown)
            into.leaveOut("parts of a later Spanloom", path, { field: entry });
          into.addVersions(versions);
          if (versions.length > 0) into.note(path, toldModels(versions.length));
        } catch (error) {
          if (!(error instanceof ProjectFileFault)) throw error;
          into.refuse(path, error.message, { field: error.field });
        }
      }
      return into.result();
    },
  },
  writer: {
    cannotHold: ["the weights of kept models", "the history of changes"],
    target: "file",
    holdsWords: true,
    holdsEverything: true,
    write: async ({ docs, types, mentions, kept }) => {
      const { schema, versions } = kept ?? {
        schema: withTypes({ entities: [], relations: [] }, types),
        versions: [],
      };
      const blob = await writeProject({ docs, schema, mentions, versions });
      return {
        files: new Map([["project.spanloom", blob]]),
        ...annotationsIn(docs),
        leftOut: new Map(),
        notes: [],
      };
    },
  },
} as const satisfies Format;

const toldModels = (count: number): string =>
  `tells how ${count === 1 ? "a kept model was" : `${count} kept models were`} made, but does not hold ${count === 1 ? "it" : "them"}: the command line trains from it again`;

/** By its first entry, whatever its name is; by its name, where even that was changed. */
function isProjectFile({ path, bytes }: SourceFile): boolean {
  if (/\.spanloom$/i.test(path)) return true;
  const begins = String.fromCharCode(...bytes.subarray(0, 30 + MIME_ENTRY.length + MIME.length));
  return begins.startsWith("PK\x03\x04") && begins.slice(30) === MIME_ENTRY + MIME;
}

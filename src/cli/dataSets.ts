import { join } from "node:path";
import type { Project, Scope } from "../core/document/document.ts";
import { partOf } from "../core/document/scope.ts";
import type { Example } from "../core/learn/example.ts";
import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/types/modelTypes.ts";
import { modelTypes } from "../core/types/schema.ts";
import { ImportError } from "../io/importError.ts";
import { isFolder, readExamples, readTypes } from "./files.ts";
import { projectExamples } from "./projectFile.ts";
import { UserError } from "./userError.ts";

/** Where the sentences of a command are, as its options name them. */
export interface DataOptions {
  /** "--data" or "--dev", for what is said of them. */
  readonly option: string;
  /** SpERT JSON files, folders that hold one of this name and a types.json, and projects. */
  readonly paths: readonly string[];
  readonly fileInFolder: string;
  /** One types.json for all files, or one for each. */
  readonly types: readonly string[];
  /** The types of files where no types.json is given: those of the model that is trained on. */
  readonly own: ModelTypes | null;
  /** Those of the paths that are projects, which say their types themselves. */
  readonly projects?: ReadonlyMap<string, Project>;
}

/** A set of sentences, and the types that it was annotated for. */
export interface DataSet {
  readonly file: string;
  readonly types: ModelTypes;
  /** Where its types stand, for what is said of them. */
  readonly typesFile: string;
  /** Of a project: its confirmed sentences. */
  readonly examples?: readonly Example[];
}

/** The sets that options name. Nothing of their sentences is read yet. */
export function dataSets(options: DataOptions): DataSet[] {
  const { option, paths, fileInFolder, types, own, projects } = options;
  const files = paths.filter((path) => !isFolder(path) && !projects?.has(path));
  if (types.length > 1 && types.length !== files.length)
    throw new UserError(
      `${option} names ${files.length} files and --types ${types.length}: one for each, in the same order, or one for all`,
    );
  let place = 0;
  return paths.map((path): DataSet => {
    if (isFolder(path)) {
      const typesFile = join(path, "types.json");
      return { file: join(path, fileInFolder), types: readTypes(typesFile), typesFile };
    }
    const project = projects?.get(path);
    if (project) {
      const ofIt = modelTypes(project.schema);
      const examples = projectExamples(path, project, ofIt);
      return { file: path, types: ofIt, typesFile: path, examples };
    }
    const typesFile = types.length > 1 ? types[place++] : types[0];
    if (typesFile !== undefined) return { file: path, types: readTypes(typesFile), typesFile };
    if (own) return { file: path, types: own, typesFile: "the model" };
    throw new UserError(`${path}: --types FILE is needed`);
  });
}

/** The types of all sets, in the order in which they come. @throws where two sets contradict */
export function typesOfAll(sets: readonly DataSet[]): ModelTypes {
  const entities = new Map<string, TypeNames>();
  const relations = new Map<string, { readonly of: RelationTypeNames; readonly file: string }>();
  for (const { types, typesFile } of sets) {
    for (const [name, of] of Object.entries(types.entities))
      if (!entities.has(name)) entities.set(name, of);
    for (const [name, of] of Object.entries(types.relations)) {
      const first = relations.get(name);
      if (!first) relations.set(name, { of, file: typesFile });
      else if (first.of.symmetric !== of.symmetric)
        throw new ImportError(
          typesFile,
          { field: `relations.${name}.symmetric` },
          `is ${of.symmetric}, but ${first.of.symmetric} in ${first.file}`,
        );
    }
  }
  return {
    entities: Object.fromEntries(entities),
    relations: Object.fromEntries([...relations].map(([name, { of }]) => [name, of])),
  };
}

/**
 * The sentences of sets, one set after the other. Each knows the types of its set, unless the file
 * says of the sentence which it knows.
 *
 * @param types all that there are: what of them a sentence does not know is said in `known`
 */
export function examplesOf(sets: readonly DataSet[], types: ModelTypes): Example[] {
  const all = scopeOf(types);
  return sets.flatMap((set) => {
    checkTypes(set, types);
    const own = scopeOf(set.types);
    const read = set.examples ?? readExamples([set.file], set.types);
    return read.map(({ known: said = own, ...example }) => {
      const known = partOf(all, said);
      return known ? { ...example, known } : example;
    });
  });
}

const scopeOf = ({ entities, relations }: ModelTypes): Scope => ({
  entities: Object.keys(entities),
  relations: Object.keys(relations),
});

/** Data to score on may not have types that nothing is trained on. */
function checkTypes({ types, typesFile }: DataSet, all: ModelTypes): void {
  for (const kind of ["entities", "relations"] as const)
    for (const name of Object.keys(types[kind]))
      if (!Object.hasOwn(all[kind], name))
        throw new ImportError(typesFile, { field: `${kind}.${name}` }, "no training data has it");
}

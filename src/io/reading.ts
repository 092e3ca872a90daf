import type { Doc, EntityType, Schema } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import { bothChoices, type MentionChoices } from "../core/document/mentionChoices.ts";
import { withSharedWords } from "../core/document/sharedWords.ts";
import type { VersionBackup } from "../core/lifecycle/versionBackup.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { type GoldDoc, goldDoc, type LeaveOut, scopesOf } from "./goldDoc.ts";
import { type Place, placeText } from "./importError.ts";
import type { ComingModel } from "./project/keptModel.ts";

/** What was read of files. Nothing is changed by it: it can be shown before it is committed. */
export interface Reading {
  readonly docs: readonly Doc[];
  /** Types that the files name. */
  readonly types: ModelTypes;
  /** Types with all that a project keeps of them, where a file says so: they are put back. */
  readonly schema?: Schema;
  /** Which mentions a project took for one thing, where a file says so. */
  readonly mentions?: MentionChoices;
  /** How the kept models of a project were made, where a file says so. */
  readonly versions?: readonly VersionBackup[];
  /** Trained models that a project brings. */
  readonly models?: readonly ComingModel[];
  /** The projects that files hold whole, each by itself. */
  readonly projects?: readonly ComingProject[];
  /** The history of a project, lowest step first; absent where files bring several, or none. */
  readonly steps?: readonly Step[];
  /** What of the files that were read cannot be held. */
  readonly leftOut: readonly LeftOut[];
  readonly notRead: readonly NotRead[];
  readonly notes: readonly Note[];
  /** Tables of which the user may say what their text is. */
  readonly tables: readonly FoundTable[];
  /** What each file was read as. */
  readonly readAs: readonly ReadAs[];
}

/** A project that a file holds whole. */
export interface ComingProject {
  readonly file: string;
  /** Its name, where the file says it. */
  readonly name?: string | undefined;
  readonly schema: Schema;
  readonly mentions?: MentionChoices | undefined;
  readonly models: readonly ComingModel[];
  /** Lowest step first. */
  readonly steps: readonly Step[];
  /** Its documents are so many from `first` on, of all that were read. */
  readonly first: number;
  readonly documents: number;
}

/** The format by whose reader a file was read; null: by none. */
export interface ReadAs {
  readonly file: string;
  readonly format: string | null;
}

/** A file of records of which one column is the text; the others are kept as metadata. */
export interface FoundTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly textColumn: string;
}

/** One thing that was left out, by kind ("attributes"), and where it stands. */
export interface LeftOut {
  readonly kind: string;
  readonly file: string;
  readonly place: Place;
}
/** A file that could not be read, and why. */
export interface NotRead {
  readonly file: string;
  readonly reason: string;
}
/** What else there is to say of a file: "its offsets count CR LF as one character". */
export interface Note {
  readonly file: string;
  readonly text: string;
}

export const NO_TYPES: ModelTypes = { entities: {}, relations: {} };

/** Gathers what a format reads. */
export interface Gathering {
  addDoc(doc: Doc): void;
  /** Adds a document of annotations; what its sentences know follows from all that are added. */
  addGold(gold: GoldDoc, file: string): void;
  addTypes(types: ModelTypes): void;
  addSchema(schema: Schema): void;
  addMentions(mentions: MentionChoices | undefined): void;
  addVersions(versions: readonly VersionBackup[]): void;
  /** Says that the documents that are added next are a project by themselves. */
  addProject(project: Omit<ComingProject, "first">): void;
  addModels(models: readonly ComingModel[]): void;
  /** The history of a project: one can be told, of two neither fits. */
  addSteps(steps: readonly Step[]): void;
  leaveOut(kind: string, file: string, place?: Place): void;
  /** Says what is left out of one file. */
  leaveOutOf(file: string): LeaveOut;
  refuse(file: string, reason: string, place?: Place): void;
  /** Says something of a file; said again, it is said once. */
  note(file: string, text: string): void;
  addTable(table: FoundTable): void;
  result(): Reading;
}

/** Begins a reading. */
export function gathering(): Gathering {
  const docs: Doc[] = [];
  const golds: { readonly gold: GoldDoc; readonly file: string }[] = [];
  const leftOut: LeftOut[] = [];
  const notRead: NotRead[] = [];
  const notes = new Map<string, Note>();
  const tables: FoundTable[] = [];
  let types = NO_TYPES;
  let schema: Schema | undefined;
  let mentions: MentionChoices | undefined;
  const versions: VersionBackup[] = [];
  const models: ComingModel[] = [];
  const histories: (readonly Step[])[] = [];
  const projects: ComingProject[] = [];
  return {
    addDoc: (doc) => void docs.push({ ...doc, sentences: withSharedWords(doc.sentences) }),
    addGold: (gold, file) => {
      golds.push({ gold: { ...gold, sentences: withSharedWords(gold.sentences) }, file });
    },
    addTypes: (more) => {
      types = mergeTypes(types, more);
    },
    addSchema: (more) => {
      schema = bothSchemas(schema, more);
    },
    addMentions: (more) => {
      mentions = mentions && more ? bothChoices(mentions, more) : (mentions ?? more);
    },
    addVersions: (more) => void versions.push(...more),
    addProject: (project) => void projects.push({ ...project, first: docs.length }),
    addModels: (more) => void models.push(...more),
    addSteps: (steps) => void histories.push(steps),
    leaveOut: (kind, file, place = {}) => void leftOut.push({ kind, file, place }),
    leaveOutOf: (file) => (kind, place) => void leftOut.push({ kind, file, place }),
    refuse: (file, reason, place = {}) => {
      notRead.push({ file, reason: [placeText(place), reason].filter(Boolean).join(": ") });
    },
    note: (file, text) => void notes.set(`${file}\n${text}`, { file, text }),
    addTable: (table) => void tables.push(table),
    result: () => {
      const scopes = scopesOf(golds.map(({ gold }) => gold));
      for (const { gold, file } of golds) {
        const leaveOut = (kind: string, place: Place) => void leftOut.push({ kind, file, place });
        docs.push(goldDoc(gold, scopes.get(gold.listed)!, leaveOut));
      }
      return {
        docs,
        types,
        ...(schema && { schema }),
        ...(mentions && { mentions }),
        ...(versions.length > 0 && { versions }),
        ...(models.length > 0 && { models }),
        ...(projects.length > 0 && { projects }),
        ...(histories.length === 1 && histories[0].length > 0 && { steps: histories[0] }),
        leftOut,
        notRead,
        notes: [...notes.values()],
        tables,
        readAs: [],
      };
    },
  };
}

/** Several readings as one. */
export function together(readings: readonly Reading[]): Reading {
  const schemas = readings.flatMap(({ schema }) => schema ?? []);
  const schema = schemas.length > 0 ? schemas.reduce(bothSchemas) : undefined;
  const said = readings.flatMap(({ mentions }) => mentions ?? []);
  const versions = readings.flatMap((reading) => reading.versions ?? []);
  const models = readings.flatMap((reading) => reading.models ?? []);
  const projects = comingProjects(readings);
  const whole = readings.filter(({ docs, schema: types }) => docs.length > 0 || types);
  const steps = whole.length === 1 ? whole[0].steps : undefined;
  return {
    ...lists(readings),
    ...(schema && { schema }),
    ...(said.length > 0 && { mentions: said.reduce(bothChoices) }),
    ...(versions.length > 0 && { versions }),
    ...(models.length > 0 && { models }),
    ...(projects.length > 0 && { projects }),
    ...(steps && { steps }),
  };
}

/** All projects, with where their documents are among those of all readings. */
function comingProjects(readings: readonly Reading[]): ComingProject[] {
  let before = 0;
  return readings.flatMap(({ docs, projects = [] }) => {
    const own = projects.map((one) => ({ ...one, first: one.first + before }));
    before += docs.length;
    return own;
  });
}

const lists = (readings: readonly Reading[]): Reading => ({
  docs: readings.flatMap(({ docs }) => docs),
  types: readings.map(({ types }) => types).reduce(mergeTypes, NO_TYPES),
  leftOut: readings.flatMap(({ leftOut }) => leftOut),
  notRead: readings.flatMap(({ notRead }) => notRead),
  notes: readings.flatMap(({ notes }) => notes),
  tables: readings.flatMap(({ tables }) => tables),
  readAs: readings.flatMap(({ readAs }) => readAs),
});

/** The types of both; of a type that both name, what the first says of it. */
const mergeTypes = (a: ModelTypes, b: ModelTypes): ModelTypes => ({
  entities: withMissing(a.entities, b.entities),
  relations: withMissing(a.relations, b.relations),
});

/** The same of types with all that a project keeps of them. */
function bothSchemas(first: Schema | undefined, second: Schema): Schema {
  if (!first) return second;
  const rest = <T extends EntityType>(types: readonly T[], others: readonly T[]) =>
    others.filter(({ name }) => !types.some((type) => type.name === name));
  return {
    entities: [...first.entities, ...rest(first.entities, second.entities)],
    relations: [...first.relations, ...rest(first.relations, second.relations)],
  };
}

const withMissing = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>) =>
  Object.fromEntries(new Map([...Object.entries(a), ...Object.entries(b), ...Object.entries(a)]));

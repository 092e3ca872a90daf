import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Schema } from "../../core/document/document.ts";
import type { MentionChoices } from "../../core/document/mentionChoices.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import { type ImportReport, importReport, reportLines } from "../importReport.ts";
import type { ComingModel } from "../project/keptModel.ts";
import type { ComingProject, FoundTable, ReadAs, Reading } from "../reading.ts";

/** What an import would bring, without its documents: those wait where they were read. */
export interface ImportPreview {
  readonly files: readonly ReadAs[];
  readonly tables: readonly FoundTable[];
  readonly documents: number;
  /** So many of the documents lie in the trash of their project. */
  readonly trashed: number;
  readonly sentences: number;
  readonly entities: number;
  readonly relations: number;
  /** How many of the annotations the files only suggest. */
  readonly suggested: number;
  /** The types that come, with how often they are used. */
  readonly used: readonly UsedType[];
  readonly types: ModelTypes;
  /** Types of a project that was kept whole: they are put back. */
  readonly schema?: Schema;
  /** Which mentions that project took for one thing. */
  readonly mentions?: MentionChoices;
  /** The projects that the files hold, where they hold nothing else. */
  readonly projects?: readonly ShownProject[];
  /** Trained models that come along. */
  readonly models?: readonly ComingName[];
  /** How many steps the history has that comes along. */
  readonly steps?: number;
  /** The beginning of the first annotated document, or of the first. */
  readonly first: Doc | null;
  /** What was opened (the first of them), left out and not read. */
  readonly report: ImportReport;
  /** The same in words, to copy. */
  readonly text: string;
}

/** A project of the files: its documents are so many from `first` on. */
export type ShownProject = Omit<ComingProject, "models" | "steps"> & {
  /** Whether its file holds its history. */
  readonly hasHistory: boolean;
};

/** A trained model that comes along. */
export type ComingName = Pick<ComingModel, "name" | "size">;

/** A type of the files. */
export interface UsedType {
  readonly kind: TypeKind;
  readonly name: string;
  readonly count: number;
}

/** So much of the first document is drawn. */
const SHOWN_LETTERS = 1500;
/** So many documents, and places of each kind of fault, are listed. */
const LISTED = 200;

/** Sums up what was read. */
export function importPreview(reading: Reading): ImportPreview {
  const { docs, types, schema, mentions, models, projects, steps, readAs, tables } = reading;
  const whole = importReport(reading);
  const annotations = docs.flatMap(({ entities, relations }) => [
    ...Object.values<{ status: string }>(entities),
    ...Object.values(relations),
  ]);
  const live = docs.filter(({ trashedAt }) => trashedAt === undefined);
  const first = live.find(({ entities }) => Object.keys(entities).length > 0) ?? live[0] ?? docs[0];
  return {
    files: readAs,
    tables,
    documents: docs.length,
    trashed: docs.length - live.length,
    sentences: docs.reduce((sum, doc) => sum + doc.sentences.length, 0),
    entities: whole.opened.reduce((sum, one) => sum + one.entities, 0),
    relations: whole.opened.reduce((sum, one) => sum + one.relations, 0),
    suggested: annotations.filter(({ status }) => status === "suggested").length,
    used: usedTypes(docs, types),
    types,
    ...(schema && { schema }),
    ...(mentions && { mentions }),
    ...(projects && holdsAll(projects, docs) && { projects: projects.map(shownProject) }),
    ...(models && { models: models.map(({ name, size }) => ({ name, size })) }),
    ...(steps && { steps: steps.length }),
    first: first ? beginning(first) : null,
    report: shortened(whole),
    text: reportLines(whole).join("\n"),
  };
}

/** Whether every document is of a project. */
const holdsAll = (projects: readonly ComingProject[], docs: readonly Doc[]): boolean =>
  projects.reduce((sum, { documents }) => sum + documents, 0) === docs.length;

const shownProject = ({ models: _, steps, ...shown }: ComingProject): ShownProject => ({
  ...shown,
  hasHistory: steps.length > 0,
});

function usedTypes(docs: readonly Doc[], types: ModelTypes): UsedType[] {
  return (["entity", "relation"] as const).flatMap((kind) => {
    const counts = new Map(Object.keys(types[TABLE[kind]]).map((name) => [name, 0]));
    for (const doc of docs)
      for (const { type } of Object.values<{ type: string }>(doc[TABLE[kind]]))
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].map(([name, count]) => ({ kind, name, count }));
  });
}

const shortened = ({ opened, leftOut, ...rest }: ImportReport): ImportReport => ({
  ...rest,
  opened: opened.slice(0, LISTED),
  leftOut: leftOut.map((of) => ({ ...of, places: of.places.slice(0, LISTED) })),
});

/** The first sentences of a document, with what is annotated in them; one at least. */
function beginning(doc: Doc): Doc {
  const sentences = doc.sentences.filter(({ end }, i) => i === 0 || end <= SHOWN_LETTERS);
  const end = sentences.at(-1)?.end ?? Math.min(doc.text.length, SHOWN_LETTERS);
  const entities = Object.fromEntries(
    entitiesInOrder(doc).flatMap((entity) => (entity.end <= end ? [[entity.id, entity]] : [])),
  );
  const relations = Object.entries(doc.relations).filter(
    ([, { head, tail }]) => Object.hasOwn(entities, head) && Object.hasOwn(entities, tail),
  );
  return {
    ...doc,
    text: doc.text.slice(0, end),
    sentences,
    entities,
    relations: Object.fromEntries(relations),
    confirmed: {},
  };
}

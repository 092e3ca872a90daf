import type { z } from "zod";
import type { Doc, Schema } from "../core/document.ts";
import {
  DEFAULT_SETTINGS,
  type HistoryEntry,
  type Settings,
  type StoredProject,
} from "./projectChange.ts";
import {
  annotationsRecord,
  docFault,
  faultOf,
  historyRecord,
  schemaRecord,
  settingValues,
  textRecord,
} from "./records.ts";
import type { Tables } from "./tables.ts";

/** Reads and checks every record; one that is damaged is named and does not hide the others. */
export async function readProject(db: Tables): Promise<StoredProject> {
  const damaged: string[] = [];
  const texts = await db.documents.toArray();
  const annotations = keyed(await db.annotations.toArray());
  const docs: Record<string, Doc> = {};
  for (const record of texts) {
    const doc = readDoc(record, annotations, damaged);
    if (doc) docs[doc.id] = doc;
  }
  const stored = await db.schema.get("schema");
  const read = stored ? check(schemaRecord, stored, "The types", damaged) : null;
  const isNew = texts.length === 0 && !stored;
  return {
    project: isNew ? null : { docs, schema: read?.schema ?? schemaOf(Object.values(docs)) },
    history: readHistory(await db.history.orderBy("seq").toArray(), damaged),
    settings: readSettings(keyed(await db.settings.toArray(), "key"), damaged),
    damaged,
  };
}

function readDoc(record: unknown, annotations: Keyed, damaged: string[]): Doc | null {
  const id = String((record as { id?: unknown }).id);
  const found = annotations.get(id);
  const name = `Document ${(found as { name?: unknown } | undefined)?.name ?? id}`;
  const text = check(textRecord, record, name, damaged);
  const rest = text && check(annotationsRecord, found, name, damaged);
  if (!text || !rest) return null;
  const doc = { ...text, ...rest };
  const fault = docFault(doc);
  if (fault) damaged.push(`${name}: ${fault}`);
  return fault ? null : doc;
}

/** Below a step that cannot be read nothing can be undone: the steps above it remain. */
function readHistory(records: readonly unknown[], damaged: string[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const broken = new Set<string>();
  for (const record of records.toReversed()) {
    const stack = String((record as { stack?: unknown }).stack);
    if (broken.has(stack)) continue;
    const entry = check(historyRecord, record, `A step to ${stack}`, damaged);
    if (entry) entries.unshift(entry);
    else broken.add(stack);
  }
  return entries;
}

function readSettings(records: Keyed, damaged: string[]): Settings {
  const value = <K extends keyof Settings>(key: K, schema: z.ZodType<Settings[K]>): Settings[K] => {
    const record = records.get(key) as { value?: unknown } | undefined;
    return (
      (record && check(schema, record.value, `Setting ${key}`, damaged)) ?? DEFAULT_SETTINGS[key]
    );
  };
  return {
    backend: value("backend", settingValues.backend),
    theme: value("theme", settingValues.theme),
    activeDoc: value("activeDoc", settingValues.activeDoc),
    modelVersion: value("modelVersion", settingValues.modelVersion),
    stepSeconds: value("stepSeconds", settingValues.stepSeconds),
    keys: value("keys", settingValues.keys),
    arcs: value("arcs", settingValues.arcs),
  };
}

/** Types as the annotations name them, for when the record of the types cannot be read. */
function schemaOf(docs: readonly Doc[]): Schema {
  const names = (annotations: readonly { type: string }[]) =>
    [...new Set(annotations.map((a) => a.type))].map((name) => ({
      name,
      short: name,
      verbose: name,
      formerNames: [],
    }));
  const relations = names(docs.flatMap((doc) => Object.values(doc.relations)));
  return {
    entities: names(docs.flatMap((doc) => Object.values(doc.entities))),
    relations: relations.map((type) => ({ ...type, symmetric: false })),
  };
}

function check<T>(schema: z.ZodType<T>, record: unknown, name: string, damaged: string[]) {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  damaged.push(`${name}: ${faultOf(result.error)}`);
  return null;
}

type Keyed = ReadonlyMap<string, unknown>;

const keyed = (records: readonly unknown[], key = "id"): Keyed =>
  new Map(records.map((record) => [String((record as Record<string, unknown>)[key]), record]));

import type { z } from "zod";
import type { Doc, Schema } from "../core/document/document.ts";
import { sharedScopes } from "../core/document/scope.ts";
import { FORMER_BUNDLED } from "../core/lifecycle/bundled.ts";
import { t } from "../language/words.ts";
import { type Damage, damageList } from "./damage.ts";
import { DEFAULT_SETTINGS, type Settings, type StoredProject } from "./projectChange.ts";
import { readDocs } from "./readDocs.ts";
import { readHistory } from "./readHistory.ts";
import { mentionsRecord, schemaRecord, settingValues } from "./records.ts";
import type { Tables } from "./tables.ts";

/** Reads and checks every record; one that is damaged is named and does not hide the others. */
export async function readProject(db: Tables): Promise<StoredProject> {
  const damage = damageList();
  const shared = sharedScopes();
  const docs = await readDocs(db, damage, shared);
  const stored = await db.schema.get("schema");
  const read = stored ? damage.check(schemaRecord, stored, t("The types")) : null;
  const said = await db.schema.get("mentions");
  const mentions = said ? damage.check(mentionsRecord, said, t("What was merged by hand")) : null;
  const isNew = !stored && (await db.documents.count()) === 0;
  return {
    project: isNew
      ? null
      : {
          docs,
          schema: read?.schema ?? schemaOf(Object.values(docs)),
          ...(mentions && { mentions: mentions.mentions }),
        },
    history: await readHistory(db, damage, shared),
    settings: readSettings(await db.settings.toArray(), damage, isNew),
    damaged: damage.lines,
  };
}

function readSettings(records: readonly unknown[], { check }: Damage, isNew: boolean): Settings {
  // Where none is stored, a version of the app made the project that had one only.
  const former = { bundled: FORMER_BUNDLED, asksReading: false };
  const defaults = isNew ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, ...former };
  const stored = new Map(
    (records as { key: string; value: unknown }[]).map((record) => [record.key, record]),
  );
  const value = <K extends keyof Settings>(key: K, schema: z.ZodType<Settings[K]>): Settings[K] => {
    const record = stored.get(key);
    return (record && check(schema, record.value, t("Setting {key}", { key }))) ?? defaults[key];
  };
  return {
    backend: value("backend", settingValues.backend),
    theme: value("theme", settingValues.theme),
    language: value("language", settingValues.language),
    activeDoc: value("activeDoc", settingValues.activeDoc),
    modelVersion: value("modelVersion", settingValues.modelVersion),
    addedModel: value("addedModel", settingValues.addedModel),
    bundled: value("bundled", settingValues.bundled),
    asksReading: value("asksReading", settingValues.asksReading),
    isBegunEmpty: value("isBegunEmpty", settingValues.isBegunEmpty),
    speeds: value("speeds", settingValues.speeds),
    keys: value("keys", settingValues.keys),
    arcs: value("arcs", settingValues.arcs),
    lines: value("lines", settingValues.lines),
    heldOut: value("heldOut", settingValues.heldOut),
    studies: value("studies", settingValues.studies),
    tellsTrained: value("tellsTrained", settingValues.tellsTrained),
    failedDoc: value("failedDoc", settingValues.failedDoc),
    backup: value("backup", settingValues.backup),
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

import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, LeaveOut } from "../goldDoc.ts";
import { type Place, placeText } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { checkedItems, readRecords } from "../jsonRecords.ts";
import { notQuiteJson } from "../looseJson.ts";
import { metadataOf } from "../metadata.ts";
import { spanTelling } from "../placeSpans.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { isSuggestions, OWN, suggestionItems, suggestionsContent } from "./content.ts";
import { type EntityHost, readEntities } from "./readEntities.ts";
import { readRelations } from "./readRelations.ts";
import { entityFields, suggestedEntity } from "./record.ts";

/** Files of suggestions, and answers with a block of them. */
export const sniffSuggestions = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const content = suggestionsContent(file);
    return content && suggestionItems(content).some(({ value }) => isSuggestions(value));
  });

/** Reads records, each a document, all of whose annotations are suggestions. */
export const readSuggestions = readEach(readFile);

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const content = suggestionsContent(file);
  if (!content || content.kind === "broken") {
    into.refuse(path, content?.fault ?? t("holds no JSON"), content?.place);
    return;
  }
  if (content.kind === "lines")
    for (const fault of content.faults) into.leaveOut(t("lines that are not JSON"), path, fault);
  if (content.kind === "value" && content.loose && !file.json()) into.note(path, notQuiteJson());
  const items = suggestionItems(content);
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  const telling = spanTelling(leaveOut, note);
  const loose: Place[] = [];
  const host: EntityHost = { telling, note, loose: ({ place }) => void loose.push(place) };
  const others = t("records that are not suggestions for a text");
  await readRecords(file, items, { tools, into, others }, ({ value, place }, part) => {
    if (!isRecord(value)) return t("an object is wanted");
    const { text } = value;
    if (typeof text !== "string")
      return text === undefined ? t("text: is missing") : t("text: a string is wanted");
    for (const key of ["entities", "relations"])
      if (value[key] !== undefined && value[key] !== null && !Array.isArray(value[key]))
        return t("{key}: a list is wanted", { key });
    const read = readRecord(value, text, place, host);
    const metadata = metadataOf(value, (key) => !OWN.has(key));
    const gold = goldOfText(
      { ...read, text, metadata },
      { path, part, parts: items.length },
      tools,
    );
    into.addGold(gold, path);
    return null;
  });
  telling.tell();
  if (loose.length > 0) {
    note(
      t(
        "quotations that were found but for case, blanks or kinds of marks: {count} ({places}{more, plural, =0 {} one {; …} other {; …}})",
        {
          count: loose.length,
          places: loose.slice(0, 5).map(placeText).join("; "),
          more: Math.max(0, loose.length - 5),
        },
      ),
    );
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function readRecord(
  record: Readonly<Record<string, unknown>>,
  text: string,
  place: Place,
  host: EntityHost,
) {
  const { telling, note } = host;
  const { leaveOut } = telling;
  const within = place.field === undefined ? "" : `${place.field}.`;
  const where = { place, field: `${within}entities` };
  const list = listOf(record.entities).map(entityFields);
  const items = checkedItems(
    list,
    suggestedEntity,
    where,
    t("suggestions without a place"),
    leaveOut,
  );
  const numbers = items.map(({ place }) => Number(/\[(\d+)\]$/.exec(place.field ?? "")?.[1]));
  const read = readEntities(text, items, host);
  const relations = readRelations(listOf(record.relations), {
    place,
    items,
    numbers,
    read,
    leaveOut,
    note,
  });
  return { entities: read.filter((one): one is GoldEntity => one !== null), relations };
}

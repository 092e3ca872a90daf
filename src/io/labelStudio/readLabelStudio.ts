import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { type JsonItem, jsonItems } from "../jsonContent.ts";
import { fieldFault, type RecordFault, readRecords, recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { spanTelling } from "../placeSpans.ts";
import { readEach } from "../readEach.ts";
import { type Gathering, NO_TYPES } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { typeNames } from "../typeNames.ts";
import { linkTypes, readSet, type SetTools, type TaskAnnotations } from "./readSet.ts";
import { sortedResults } from "./results.ts";
import { chosenSets, type SetOfTask } from "./sets.ts";
import { isMinRecord, isTask, task, taskOfMin } from "./task.ts";
import { textField, textFields } from "./textField.ts";

/** Lists of tasks, one task, and JSON-MIN. */
export const sniffLabelStudio = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    return json && jsonItems(json).some(({ value }) => isTask(value) || isMinRecord(value));
  });

/** Reads tasks, each a document: the first annotator's set is confirmed, predictions suggest. */
export const readLabelStudio = readEach(readFile);

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const records = recordsOf(file, into);
  if (!records) return;
  const items = records.some(isOfMin) ? records.map(asTask) : records;
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  const telling = spanTelling(leaveOut, note);
  const { types, isSymmetric } = symmetricTypes(items);
  into.addTypes(types);
  const set: SetTools = { telling, leaveOut, note, isSymmetric };
  const chosen = tools.choices(path).textColumn;
  const columns = new Map<string, number>();
  await readRecords(
    file,
    items,
    { tools, into, others: t("records that are not tasks of Label Studio") },
    (item, part) => {
      const read = readTask(item, chosen, set);
      if ("fault" in read) return read.fault;
      for (const name of read.columns) columns.set(name, (columns.get(name) ?? 0) + 1);
      const gold = goldOfText({ ...read, types }, { path, part, parts: items.length }, tools);
      into.addGold(gold, path);
      const textColumn = read.field;
      if (part === 0 && read.columns.length > 1)
        into.addTable({ file: path, columns: read.columns, textColumn });
      return null;
    },
  );
  telling.tell();
}

const isOfMin = ({ value }: JsonItem): boolean => isMinRecord(value) && !isTask(value);

/** In a file of JSON-MIN records without spans are tasks too. */
const asTask = (item: JsonItem): JsonItem =>
  isRecord(item.value) && !isTask(item.value) ? { ...item, value: taskOfMin(item.value) } : item;

type ReadTask =
  | { readonly fault: RecordFault }
  | (TaskAnnotations & {
      readonly text: string;
      readonly field: string;
      readonly columns: readonly string[];
      readonly metadata: Readonly<Record<string, string>> | undefined;
    });

function readTask(
  { value, place }: JsonItem,
  chosen: string | undefined,
  tools: SetTools,
): ReadTask {
  const parsed = task.safeParse(value);
  if (!parsed.success) return { fault: fieldFault("", parsed.error) };
  const { id, data } = parsed.data;
  const sets = chosenSets(parsed.data, place, tools.leaveOut);
  const results = sets.flatMap((set) => set.result);
  const field = textField(data, results, chosen);
  if (field === undefined) return { fault: t("data: holds no text") };
  const text = String(data[field]);
  const read: TaskAnnotations = { entities: [], relations: [] };
  for (const set of sets) readOne(set, text, read, tools);
  const ofTask = typeof id === "number" || id ? { "task id": id } : {};
  const metadata = metadataOf({ ...ofTask, ...data }, (key) => key !== field);
  return { ...read, text, field, columns: textFields(data), metadata };
}

function readOne(
  { result, place, suggested }: SetOfTask,
  text: string,
  into: TaskAnnotations,
  tools: SetTools,
): void {
  const sorted = sortedResults(result, place, tools.leaveOut);
  readSet(text, { ...sorted, prefix: String(place.field), suggested }, into, tools);
}

/** The types all of whose relations go both ways: they have no direction. */
function symmetricTypes(items: readonly JsonItem[]): {
  types: ModelTypes;
  isSymmetric: (type: string) => boolean;
} {
  const bothWays = new Map<string, boolean>();
  const silent = (_kind: string, _place: Place) => {}; // told when they are read
  for (const { value, place } of items) {
    const parsed = task.safeParse(value);
    const sets = parsed.success ? chosenSets(parsed.data, place, silent) : [];
    for (const set of sets)
      for (const link of sortedResults(set.result, set.place, silent).links)
        for (const type of linkTypes(link))
          bothWays.set(type, (bothWays.get(type) ?? true) && link.direction === "bi");
  }
  const symmetric = [...bothWays].flatMap(([type, both]) => (both ? [type] : []));
  const relations = symmetric.map(
    (type) => [type, { ...typeNames(type), symmetric: true }] as const,
  );
  const names = new Set(symmetric);
  return {
    types: { ...NO_TYPES, relations: Object.fromEntries(relations) },
    isSymmetric: (type) => names.has(type),
  };
}

import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import { nearest, type SourceFile } from "../sourceFile.ts";
import { readBioTag } from "../tokens/bioTags.ts";
import { addRecords } from "../tokens/readRecords.ts";
import { typeName, typeNames } from "../typeNames.ts";
import type { ClassNames } from "./hfFeatures.ts";
import { type HfColumns, hfColumns, readHfRecord } from "./hfRecord.ts";
import { type HfSource, hfNames, hfSource } from "./hfSource.ts";

/** So many records show what columns a file has. */
const SAMPLE = 200;

/** Files of words with tags or spans, and beside such what names the numbers of tags. */
export function sniffHf(files: readonly SourceFile[]): SourceFile[] {
  const records = files.filter((file) => {
    const source = hfSource(file);
    return source !== null && columnsOf(source, source.names) !== null;
  });
  if (records.length === 0) return [];
  const beside = files.filter((file) => !records.includes(file) && hfNames(file).size > 0);
  return files.filter((file) => records.includes(file) || beside.includes(file));
}

/** Reads files of records, a document a file unless they name theirs. */
export async function readHf(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  const named = files.flatMap((file) => {
    const names = hfNames(file);
    return names.size > 0 ? [{ path: file.path, names }] : [];
  });
  for (const file of files) {
    const { path } = file;
    const source = hfSource(file);
    const own = source && source.names.size > 0 ? source.names : null;
    const names: ClassNames = own ?? nearest(named, path)?.names ?? new Map();
    if (source && (await readHfRecords(path, source, names, tools, into))) continue;
    if (!named.some((one) => one.path === path)) into.refuse(path, whyNot(file));
  }
  return into.result();
}

/** Reads records of words with tags or spans; false where they are others. */
export async function readHfRecords(
  path: string,
  source: HfSource,
  names: ClassNames,
  tools: ReadTools,
  into: Gathering,
): Promise<boolean> {
  const columns = columnsOf(source, names);
  if (columns) await readFile(path, source, columns, tools, into);
  return columns !== null;
}

function whyNot(file: SourceFile): string {
  const json = file.json();
  return json?.kind === "broken"
    ? json.fault
    : t('holds no records of words with tags ("tokens", "ner_tags")');
}

const columnsOf = ({ items }: HfSource, names: ClassNames): HfColumns | null => {
  const values = items.slice(0, SAMPLE).map(({ value }) => value);
  const columns = hfColumns(values, names);
  // Words with spans by number and relations are SpERT's own.
  const isOurs = columns?.tags || columns?.words !== "tokens" || !values.some(isSpert);
  return isOurs ? columns : null;
};

/** Spans of SpERT lie in `entities`, each with a type, a start and an end. */
const isSpert = (value: unknown): boolean => {
  const entities = isRecord(value) && !Object.hasOwn(value, "spans") ? value.entities : null;
  const first: unknown = Array.isArray(entities) ? entities[0] : null;
  return isRecord(first) && ["type", "start", "end"].every((key) => Object.hasOwn(first, key));
};

async function readFile(
  path: string,
  { items, faults }: HfSource,
  columns: HfColumns,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const { tags, names, scheme, spans } = columns;
  const leaveOut = into.leaveOutOf(path);
  for (const fault of faults) leaveOut(t("lines that are not JSON"), fault);
  const isOfNumbers = ({ value }: { readonly value: unknown }) => {
    const list = isRecord(value) && tags && !spans ? value[tags] : null;
    return Array.isArray(list) && list.some((tag) => typeof tag === "number");
  };
  if (!names && items.some(isOfNumbers)) {
    into.refuse(
      path,
      t(
        "{tags} are numbers, and nothing names them: add the dataset_infos.json or README.md of the dataset beside it",
        { tags },
      ),
    );
    return;
  }
  const read = (value: unknown, place: Place, prefix: string) =>
    readHfRecord(value, columns, { place, prefix, leaveOut });
  const listed = names && !spans ? listedTypes(names, scheme) : null;
  if (listed) into.addTypes(listed);
  await addRecords({ path, items, listed, read }, tools, into);
  tellColumns(path, items.slice(0, SAMPLE), columns, into);
}

/** The types that names of classes tell of. */
function listedTypes(names: readonly string[], scheme: HfColumns["scheme"]): ModelTypes {
  const types = names.map((name) => {
    const type = scheme === "bio" ? (readBioTag(name)?.type ?? "") : typeName(name);
    return type === "O" ? "" : type;
  });
  const all = [...new Set(types.filter((type) => type !== ""))];
  return {
    entities: Object.fromEntries(all.map((type) => [type, typeNames(type)])),
    relations: {},
  };
}

function tellColumns(
  path: string,
  items: HfSource["items"],
  { words, tags, spans, relations, scheme, ends, isEndGuessed }: HfColumns,
  into: Gathering,
): void {
  const read = [words, tags, spans, relations, "doc_id"];
  const isEmpty = (field: unknown) => Array.isArray(field) && field.length === 0;
  const keys = items.flatMap(({ value }) =>
    isRecord(value) ? Object.keys(value).filter((key) => !isEmpty(value[key])) : [],
  );
  const ignored = [...new Set(keys)].filter((key) => !read.includes(key));
  if (ignored.length > 0)
    into.note(path, t("fields that were not read: {ignored}", { ignored: ignored.join(", ") }));
  if (tags && !spans && scheme === "io") {
    into.note(
      path,
      t("{tags} do not say where spans begin: words in a row with one tag are one span", { tags }),
    );
  }
  if (isEndGuessed) {
    into.note(
      path,
      ends === "inclusive"
        ? t("no span of {spans} shows what its end means: it was taken as their last word", {
            spans,
          })
        : t(
            "no span of {spans} shows what its end means: it was taken as the word after their last",
            { spans },
          ),
    );
  }
}

import type { SchemaElement } from "hyparquet-writer";
import type { Content, Written } from "../format.ts";
import { type HfRecord, hfRecords } from "../hf/hfRecords.ts";

/**
 * Writes a row a sentence, with the same columns as the JSON lines. Tags are numbers, and what they
 * mean is written beside them, as datasets of Hugging Face have it.
 */
export async function writeParquet(content: Content): Promise<Written> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const { records, ...told } = hfRecords(content);
  const names = tagNames(records);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const hasDocs = records.some(({ doc_id }) => doc_id !== undefined);
  const buffer = parquetWriteBuffer({
    columnData: [
      ...(hasDocs ? [{ name: "doc_id", data: records.map(({ doc_id }) => doc_id ?? "") }] : []),
      { name: "tokens", data: records.map(({ tokens }) => tokens) },
      {
        name: "ner_tags",
        data: records.map(({ ner_tags }) => ner_tags.map((t) => BigInt(numbers.get(t)!))),
      },
      { name: "spans", data: records.map(({ spans }) => spans) },
      { name: "relations", data: records.map(({ relations }) => relations) },
    ],
    schema: schemaOf(hasDocs),
    kvMetadata: [
      {
        key: "huggingface",
        value: JSON.stringify({ info: { features: featuresOf(names, hasDocs) } }),
      },
    ],
    createdBy: "spanloom",
  });
  return { files: new Map([["annotations.parquet", new Uint8Array(buffer)]]), ...told };
}

/** O, and the tags of each type, in the order of their appearance. */
function tagNames(records: readonly HfRecord[]): string[] {
  const types = new Set(records.flatMap(({ ner_tags }) => ner_tags.map((tag) => tag.slice(2))));
  types.delete("");
  return ["O", ...[...types].flatMap((type) => [`B-${type}`, `I-${type}`])];
}

const text = (name: string): SchemaElement => ({
  name,
  type: "BYTE_ARRAY",
  converted_type: "UTF8",
  repetition_type: "OPTIONAL",
});
const number = (name: string, type: "INT32" | "INT64" = "INT32"): SchemaElement => ({
  name,
  type,
  repetition_type: "OPTIONAL",
});
const list = (name: string, ...element: SchemaElement[]): SchemaElement[] => [
  { name, converted_type: "LIST", repetition_type: "OPTIONAL", num_children: 1 },
  { name: "list", repetition_type: "REPEATED", num_children: 1 },
  ...element,
];
const group = (...fields: SchemaElement[]): SchemaElement[] => [
  { name: "element", repetition_type: "OPTIONAL", num_children: fields.length },
  ...fields,
];

const schemaOf = (hasDocs: boolean): SchemaElement[] => [
  { name: "schema", num_children: hasDocs ? 5 : 4 },
  ...(hasDocs ? [text("doc_id")] : []),
  ...list("tokens", text("element")),
  // Where it is no INT64, Hugging Face takes the names of the numbers for those of another column.
  ...list("ner_tags", number("element", "INT64")),
  ...list("spans", ...group(number("start"), number("end"), text("type"))),
  ...list("relations", ...group(number("head"), number("tail"), text("type"))),
];

/** The columns in the words of Hugging Face. */
function featuresOf(names: readonly string[], hasDocs: boolean) {
  const value = (dtype: string) => ({ dtype, _type: "Value" });
  const listOf = (feature: object) => ({ feature, _type: "Sequence" });
  const [int32, string] = [value("int32"), value("string")];
  return {
    ...(hasDocs && { doc_id: string }),
    tokens: listOf(string),
    ner_tags: listOf({ names, _type: "ClassLabel" }),
    spans: [{ start: int32, end: int32, type: string }],
    relations: [{ head: int32, tail: int32, type: string }],
  };
}

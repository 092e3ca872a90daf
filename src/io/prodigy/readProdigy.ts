import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, LeaveOut } from "../goldDoc.ts";
import { jsonItems } from "../jsonContent.ts";
import { readRecords, recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { placeSpans, spanTelling } from "../placeSpans.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { UNNAMED } from "../typeNames.ts";
import { exampleItems, exampleOf, isExample, isTrainPair } from "./example.ts";
import { relationsOf } from "./relations.ts";
import { spansOf } from "./spans.ts";

/** Files of examples; spaCy's binary ones are known by their name, and refused. */
export const sniffProdigy = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    if (isBinary(file)) return true;
    const json = file.json();
    if (!json) return false;
    const isPair = json.kind === "value" && isTrainPair(json.value);
    return isPair || jsonItems(json).some(({ value }) => isExample(value));
  });

const isBinary = ({ path }: SourceFile): boolean => /\.spacy$/i.test(path);

/** What turns spaCy's binary files into lines that are read here. */
export const CONVERT_DOCBIN =
  "python -c \"import json, spacy; from spacy.tokens import DocBin; [print(json.dumps(d.to_json())) for d in DocBin().from_disk('FILE.spacy').get_docs(spacy.blank('en').vocab)]\" > FILE.jsonl";

/** Reads examples, each a document, but for those that were rejected or passed over. */
export async function readProdigy(
  files: readonly SourceFile[],
  tools: ReadTools,
): Promise<Reading> {
  const into = gathering();
  for (const file of files) {
    if (isBinary(file))
      into.refuse(
        file.path,
        t("is binary (a DocBin), which only spaCy reads: make JSON lines of it with {command}", {
          command: CONVERT_DOCBIN,
        }),
      );
    else await readFile(file, tools, into);
  }
  return into.result();
}

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const json = file.json();
  const isPair = json?.kind === "value" && isTrainPair(json.value);
  const records = isPair ? [{ value: json.value, place: {} }] : recordsOf(file, into);
  if (!records) return;
  const items = exampleItems(records);
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  const telling = spanTelling(leaveOut, note);
  const others = t("records that are not Prodigy's or spaCy's");
  await readRecords(file, items, { tools, into, others }, ({ value, place }, part) => {
    const example = exampleOf(value);
    if (typeof example === "string") return example;
    const { text, answer, rest } = example;
    if (answer === "reject" || answer === "ignore") {
      leaveOut(
        answer === "reject" ? t("examples that were rejected") : t("examples that were ignored"),
        place,
      );
      return null;
    }
    const spans = spansOf(example, place, leaveOut);
    const claims = spans.map(({ start, end, words, place }) => {
      return { pieces: [[start, end] as const], words, place };
    });
    const at = placeSpans(text, claims, "code points", telling);
    const entities = spans.flatMap(({ id, type, place }, i): GoldEntity[] => {
      const fragments = at[i];
      if (!fragments) return [];
      if (type === "")
        note(t("spans without a label are of the type “{entity}”", { entity: UNNAMED.entity }));
      return [{ id, type: type || UNNAMED.entity, fragments, place }];
    });
    const placed = new Set(entities.map(({ id }) => id));
    const isPlaced = (id: string) => placed.has(id);
    const relations = relationsOf(example, { place, spans, isPlaced, leaveOut, note });
    const read = { text, entities, relations, metadata: metadataOf(rest) };
    into.addGold(goldOfText(read, { path, part, parts: items.length }, tools), path);
    return null;
  });
  telling.tell();
}

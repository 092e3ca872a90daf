import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { baseOf, goldOfTokens } from "../goldOfTokens.ts";
import { isRecord } from "../isRecord.ts";
import { jsonItems } from "../jsonContent.ts";
import { fieldFault, readRecords, recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { type Gathering, gathering, NO_TYPES, type Reading } from "../reading.ts";
import { nearest, type SourceFile } from "../sourceFile.ts";
import { docredRecord, isDocred, isRelationNames, OWN } from "./docredRecord.ts";
import { readThings, type Tally } from "./readThings.ts";

/** Files of documents, and beside them what their relations are called. */
export function sniffDocred(files: readonly SourceFile[]): SourceFile[] {
  const documents = files.filter(isDocuments);
  const isNames = (file: SourceFile) => documents.length > 0 && relationNames(file) !== null;
  return files.filter((file) => documents.includes(file) || isNames(file));
}

function isDocuments(file: SourceFile): boolean {
  const json = file.json();
  return json !== null && jsonItems(json).some(({ value }) => isDocred(value));
}

function relationNames(file: SourceFile): Readonly<Record<string, string>> | null {
  const json = file.json();
  return json?.kind === "value" && isRelationNames(json.value) ? json.value : null;
}

/** Reads documents: a sentence a line; the first mention of a thing stands for it in relations. */
export async function readDocred(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  const named = files.flatMap((file) => {
    const names = relationNames(file);
    return names ? [{ path: file.path, names }] : [];
  });
  for (const file of files) {
    if (named.some(({ path }) => path === file.path)) continue;
    const types = await readFile(file, tools, into);
    const names = nearest(named, file.path)?.names;
    if (names) into.addTypes(typesNamed(names, types));
  }
  return into.result();
}

/** The types under their own names, with what they are called. */
function typesNamed(names: Readonly<Record<string, string>>, used: ReadonlySet<string>) {
  const relations = Object.entries(names).flatMap(([type, verbose]) =>
    used.has(type) ? [[type, { short: type, verbose, symmetric: false }] as const] : [],
  );
  return { ...NO_TYPES, relations: Object.fromEntries(relations) };
}

async function readFile(
  file: SourceFile,
  tools: ReadTools,
  into: Gathering,
): Promise<ReadonlySet<string>> {
  const { path } = file;
  const used = new Set<string>();
  const items = recordsOf(file, into) ?? [];
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  const tally: Tally = { things: 0, mentions: 0, evidence: 0, otherNames: 0, note };
  await readRecords(
    file,
    items,
    { tools, into, others: t("records that are not DocRED's") },
    ({ value, place }, index) => {
      const parsed = docredRecord.safeParse(value);
      if (!parsed.success) return fieldFault("", parsed.error);
      const { sents, title } = parsed.data;
      const { entities, relations } = readThings(parsed.data, { place, leaveOut, tally });
      for (const { type } of relations) used.add(type);
      const base = baseOf(tools, path, { index, of: items.length, name: title?.trim() });
      const metadata = isRecord(value) ? metadataOf(value, (key) => !OWN.has(key)) : undefined;
      const sentences = sents.map((words, i) => ({
        kind: "annotated" as const,
        words,
        entities: entities.filter(({ sentence }) => sentence === i),
        relations: i === 0 ? relations : [],
      }));
      const { segmentAround } = tools;
      const gold = goldOfTokens({ ...base, ...(metadata && { metadata }) }, sentences, {
        listed: null,
        segmentAround,
        leaveOut,
      });
      into.addGold(gold, path);
      return null;
    },
  );
  tell(tally);
  return used;
}

function tell({ things, mentions, evidence, otherNames, note }: Tally): void {
  if (mentions > things)
    note(
      t(
        "{things} things have {mentions} mentions: relations join the first mention of each, and which mentions are the same is not kept",
        { things, mentions },
      ),
    );
  if (evidence > 0)
    note(t("sentences that are the evidence of relations are not kept: {evidence}", { evidence }));
  if (otherNames > 0)
    note(t("mentions whose words are not their name: {otherNames}", { otherNames }));
}

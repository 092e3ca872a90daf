import type { Scope } from "../../core/document/document.ts";
import { sharedScopes } from "../../core/document/scope.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { TokenSentence } from "../goldOfTokens.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { type JsonItem, jsonItems } from "../jsonContent.ts";
import { recordsOf } from "../jsonRecords.ts";
import { gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { addRecords } from "../tokens/readRecords.ts";
import { isWords, listOf, readLists } from "../tokens/tokenRecord.ts";
import { typeName } from "../typeNames.ts";

/** Records with `tokenized_text`. */
export const sniffGliner = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    const isOurs = ({ value }: JsonItem) =>
      isRecord(value) && Object.hasOwn(value, "tokenized_text");
    return json !== null && jsonItems(json).slice(0, 100).some(isOurs);
  });

/** Reads files of sentences, a document a file unless the sentences name theirs. */
export async function readGliner(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  for (const file of files) {
    const { path } = file;
    const items = recordsOf(file, into);
    if (!items) continue;
    const leaveOut = into.leaveOutOf(path);
    const shared = sharedScopes();
    const read = (value: unknown, place: Place, prefix: string) =>
      readRecord(value, place, prefix, { leaveOut, shared });
    await addRecords({ path, items, listed: null, read }, tools, into);
  }
  return into.result();
}

interface Host {
  readonly leaveOut: LeaveOut;
  readonly shared: (scope: Scope) => Scope;
}

function readRecord(
  value: unknown,
  place: Place,
  prefix: string,
  { leaveOut, shared }: Host,
): TokenSentence | null {
  const words = isRecord(value) ? value.tokenized_text : undefined;
  if (!isRecord(value) || !isWords(words)) {
    leaveOut(t("sentences without words"), { ...place, field: "tokenized_text" });
    return null;
  }
  const list = (key: string) => ({ key, items: listOf(value, key, place, leaveOut) });
  const written = {
    words: words.length,
    spans: { ...list("ner"), ends: "inclusive" as const },
    relations: list("relations"),
  };
  const lists = readLists(written, prefix, place, leaveOut);
  // Each sentence has types of its own: of those that it does not name, it says nothing.
  const known = {
    entities: names(lists.entities, value.ner_negatives, value.ner_labels),
    relations: names(lists.relations, value.rel_negatives, value.rel_labels),
  };
  if (known.entities.length + known.relations.length === 0) return { kind: "words", words };
  return { kind: "annotated", words, ...lists, known: shared(known) };
}

/** The types that occur and those that are said not to. */
function names(
  found: readonly { readonly type: string }[],
  ...lists: readonly unknown[]
): string[] {
  const said = lists.flat().filter((name) => typeof name === "string");
  const all = [...found.map(({ type }) => type), ...said.map(typeName)];
  return [...new Set(all.filter((name) => name !== ""))];
}

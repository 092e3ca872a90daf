import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import { type FieldTally, fieldTally } from "../fieldTally.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import { nearest } from "../nearestMentions.ts";
import { bestFit } from "../offsets.ts";
import { placeSpans, spanTelling } from "../placeSpans.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import { concepts } from "./joinConcepts.ts";
import { type PubtatorDocument, pubtatorDocuments, SECTION } from "./pubtatorLines.ts";

/** By the first line that is not blank: a title or an abstract. */
export const sniffPubtator = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ text }) => {
    const head = text?.text.slice(0, 20_000) ?? "";
    const first = SECTION.exec(/[^\r\n]*\S[^\r\n]*/.exec(head)?.[0] ?? "");
    return first !== null && /^[ta]$/i.test(first[2]);
  });

/** Reads files of documents, each a title and an abstract. */
export const readPubtator = readEach(readFile);

async function readFile(
  { path, text }: SourceFile,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const leaveOut = into.leaveOutOf(path);
  const note = (said: string) => into.note(path, said);
  const documents = pubtatorDocuments(text?.text ?? "", leaveOut);
  if (documents.length === 0) {
    into.refuse(path, t("it holds no title and no abstract"));
    return;
  }
  const host: Host = {
    leaveOut,
    note,
    telling: spanTelling(leaveOut, note),
    lost: fieldTally(),
    ofSeveral: 0,
  };
  for (const [part, document] of documents.entries()) {
    await tools.step(path, part, documents.length);
    const read = readDocument(document, host);
    const of = { path, part, parts: documents.length };
    into.addGold(goldOfText({ ...read, name: document.id || undefined }, of, tools), path);
  }
  host.telling.tell();
  if (host.lost.text()) note(t("columns that are not kept: {lost}", { lost: host.lost.text() }));
  if (host.ofSeveral > 0)
    note(
      t(
        "relations join concepts: of those that have several mentions, the two nearest to each other ({ofSeveral})",
        { ofSeveral: host.ofSeveral },
      ),
    );
}

interface Host {
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
  readonly telling: ReturnType<typeof spanTelling>;
  readonly lost: FieldTally;
  /** How many relations are between concepts of several mentions. */
  ofSeveral: number;
}

function readDocument(document: PubtatorDocument, host: Host) {
  const { spans } = document;
  const text = textOf(document, host.note);
  const at = placeSpans(text, spans, "code points", host.telling);
  const entities: GoldEntity[] = [];
  const mentioned = concepts();
  for (const [i, { type, concept, further, place }] of spans.entries()) {
    const fragments = at[i];
    if (!fragments) continue;
    const named = typeName(type);
    if (named === "")
      host.note(t("spans without a type are of the type “{entity}”", { entity: UNNAMED.entity }));
    const id = String(i);
    entities.push({ id, type: named || UNNAMED.entity, fragments, place });
    if (concept !== "") mentioned.add(concept, { id, start: fragments[0][0] });
    if (isConcept(concept)) host.lost.add(t("ids of concepts"));
    if (further > 0) host.lost.add(t("further columns of spans"));
  }
  const relations = document.relations.flatMap(
    ({ type, head, tail, further, place }): GoldRelation[] => {
      const [heads, tails] = [mentioned.find(head), mentioned.find(tail)];
      const ends = nearest(heads, tails);
      if (!ends) {
        host.leaveOut(t("relations of concepts that no two spans mention"), place);
        return [];
      }
      if (heads.length > 1 || tails.length > 1) host.ofSeveral++;
      if (further > 0) host.lost.add(t("further columns of relations"));
      const named = typeName(type);
      if (named === "")
        host.note(
          t("relations without a type are of the type “{relation}”", {
            relation: UNNAMED.relation,
          }),
        );
      return [{ type: named || UNNAMED.relation, head: ends[0].id, tail: ends[1].id, place }];
    },
  );
  return { text, entities, relations };
}

/** Ids that only tell spans apart, as they are written here, say nothing. */
const isConcept = (concept: string): boolean => !/^(?:T\d+|-1?|)$/.test(concept);

/** One character between title and abstract is usual; some tools count none, or two. */
const BETWEEN = ["\n", "", " \n"];

function textOf({ sections, spans }: PubtatorDocument, note: (text: string) => void): string {
  while (sections.length > 1 && sections.at(-1) === "") sections.pop();
  const texts = BETWEEN.map((between) => sections.join(between));
  // As a blank: whether line ends count as two is not the question here.
  const fitting = (text: string) =>
    bestFit({ text: text.replaceAll("\n", " "), mark: false }, spans).fitting;
  let best = 0;
  let most = sections.length > 1 ? fitting(texts[0]) : spans.length;
  for (let i = 1; i < texts.length && most < spans.length; i++) {
    const fit = fitting(texts[i]);
    if (fit > most) [best, most] = [i, fit];
  }
  if (best > 0)
    note(t("its offsets count another room between title and abstract: they were read so"));
  return texts[best];
}

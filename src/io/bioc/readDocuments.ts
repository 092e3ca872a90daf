import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { fieldTally } from "../fieldTally.ts";
import { fileSentences } from "../fileSentences.ts";
import type { ReadTools } from "../format.ts";
import type { GoldDoc, GoldEntity, LeaveOut } from "../goldDoc.ts";
import { baseOf, type Part } from "../goldOfTokens.ts";
import { spanTelling } from "../placeSpans.ts";
import { type Gathering, NO_TYPES } from "../reading.ts";
import { UNNAMED } from "../typeNames.ts";
import type { BiocAnnotation, BiocDocument } from "./biocModel.ts";
import { biocRelations } from "./biocRelations.ts";
import { biocText } from "./biocText.ts";
import { readInfons } from "./infons.ts";
import { placeAnnotations } from "./placeAnnotations.ts";

/** Reads the documents of a file, and tells what of them is not kept. */
export async function readDocuments(
  path: string,
  documents: readonly BiocDocument[],
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  if (documents.length === 0) {
    into.refuse(path, t("it holds no document"));
    return;
  }
  const reading = biocReading(path, tools, into);
  for (const [index, document] of documents.entries()) {
    await tools.step(path, documents.length + index, 2 * documents.length);
    into.addGold(reading.add(document, { index, of: documents.length }), path);
  }
  reading.end();
}

function biocReading(path: string, tools: ReadTools, into: Gathering) {
  const leaveOut = into.leaveOutOf(path);
  const note = (text: string) => into.note(path, text);
  const telling = {
    ...spanTelling(leaveOut, note),
    countsFromItself: (what: "passage" | "sentence") =>
      note(
        what === "sentence"
          ? t("its offsets count from the beginning of each sentence: they were read so")
          : t("its offsets count from the beginning of each passage: they were read so"),
      ),
  };
  const lost = { annotations: fieldTally(), relations: fieldTally(), passages: fieldTally() };
  let displaced = 0;
  return {
    add: (document: BiocDocument, part: Part): GoldDoc => {
      const { text, stretches, ...rest } = biocText(document.passages);
      displaced += rest.displaced;
      const scopes = [...stretches.map(({ stretch }) => stretch), document];
      const annotations = located(scopes.flatMap((scope) => [...scope.annotations]));
      const inPlace = { ...rest, text, stretches: stretches.map(withLocated) };
      const at = placeAnnotations(inPlace, located(document.annotations), telling);
      const idOf = new Map<BiocAnnotation, string>();
      const entities = annotations.flatMap((annotation, i): GoldEntity[] => {
        const fragments = at.get(annotation);
        if (!fragments) return [];
        const { type, suggested, others } = readInfons(annotation.infons, "span");
        for (const name of others) lost.annotations.add(name);
        if (type === "")
          note(
            t("annotations without a type are of the type “{entity}”", { entity: UNNAMED.entity }),
          );
        if (suggested) note(t("annotations that have a score are suggestions"));
        idOf.set(annotation, String(i));
        const { place } = annotation;
        const entity = { id: String(i), type: type || UNNAMED.entity, fragments, place };
        return [suggested ? { ...entity, suggested } : entity];
      });
      for (const { annotations } of scopes) tellUnlocated(annotations, leaveOut);
      const host = { idOf, leaveOut, note, lost: lost.relations.add };
      const relations = biocRelations(scopes, host);
      const { metadata, passageInfons } = infonsOf(document);
      for (const name of passageInfons) lost.passages.add(name);
      const name = document.id.replace(/\s+/g, " ").trim();
      const base = baseOf(tools, path, { ...part, name });
      const spans = entities.map(({ fragments }): Range => [fragments[0][0], fragments.at(-1)![1]]);
      const sentences = stretches
        .filter(({ isSentence }) => isSentence)
        .map(({ start, end }): Range => [start, end]);
      return {
        ...base,
        text,
        sentences: fileSentences(
          { id: base.id, text, sentences, words: [], spans },
          tools.segmentAround,
        ),
        entities,
        relations,
        types: NO_TYPES,
        listed: null,
        ...(metadata.size > 0 && { metadata: Object.fromEntries(metadata) }),
      };
    },
    end: () => {
      telling.tell();
      const infons = lost.annotations.text();
      if (infons) note(t("infons of annotations are not kept: {infons}", { infons }));
      const ofRelations = lost.relations.text();
      if (ofRelations)
        note(t("infons of relations are not kept: {infons}", { infons: ofRelations }));
      const ofPassages = lost.passages.text();
      if (ofPassages) note(t("infons of passages are not kept: {infons}", { infons: ofPassages }));
      if (displaced > 0)
        note(t("passages that do not begin where their offsets say: {displaced}", { displaced }));
    },
  };
}

const located = (annotations: readonly BiocAnnotation[]): BiocAnnotation[] =>
  annotations.filter(({ locations }) => locations.length > 0);

const withLocated = <T extends { readonly stretch: { annotations: readonly BiocAnnotation[] } }>(
  one: T,
): T => ({ ...one, stretch: { ...one.stretch, annotations: located(one.stretch.annotations) } });

const tellUnlocated = (annotations: readonly BiocAnnotation[], leaveOut: LeaveOut): void => {
  for (const { locations, place } of annotations)
    if (locations.length === 0) leaveOut(t("annotations without a location"), place);
};

/** What passages say of themselves; all else in the first one is said of the document. */
const OF_PASSAGES = new Set(["type", "section", "section_type"]);

function infonsOf({ infons, passages }: BiocDocument) {
  const metadata = new Map(infons);
  const passageInfons: string[] = [];
  for (const [i, passage] of passages.entries()) {
    for (const stretch of [passage, ...passage.sentences])
      for (const [key, value] of stretch.infons) {
        const isOfAll = i === 0 && stretch === passage && !OF_PASSAGES.has(key);
        if (isOfAll && !metadata.has(key)) metadata.set(key, value);
        else if (!isOfAll || metadata.get(key) !== value) passageInfons.push(key);
      }
  }
  return { metadata, passageInfons };
}

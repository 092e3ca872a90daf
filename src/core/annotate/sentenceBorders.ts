import { t } from "../../language/words.ts";
import { entitiesIn, relationsOf, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Sentence } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { inBoth } from "../document/scope.ts";
import { quote } from "./entityEdits.ts";
import { leftOutWith } from "./leaveOut.ts";
import { isPredicted } from "./predicted.ts";

/**
 * Makes one sentence of all from one to another. Annotations stay as they are, until it is predicted; it is confirmed when
 * all of them were, for the types that all of them know, and left out of training when one was.
 *
 * @param newId id of the sentence that is made
 */
export function joinSentences(
  doc: Doc,
  { from, to, newId }: { readonly from: string; readonly to: string; readonly newId: string },
): NamedEdit | Refusal {
  const ends = [from, to].map((id) => doc.sentences.findIndex((sentence) => sentence.id === id));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  if (first < 0 || first === last) return { refused: t("There is no sentence to join it with.") };
  const parts = doc.sentences.slice(first, last + 1);
  const joined: Sentence = {
    id: newId,
    start: parts[0].start,
    end: parts[parts.length - 1].end,
    words: parts.flatMap(({ words }) => words),
  };
  const counted = parts.filter(({ words }) => words.length > 0);
  const isConfirmed = counted.length > 0 && counted.every(({ id }) => doc.confirmed[id]);
  return inside(doc, t("Join {parts, number} sentences", { parts: parts.length }), {
    sentences: doc.sentences.toSpliced(first, parts.length, joined),
    ...leftOutWith(
      doc,
      parts.map(({ id }) => id),
      [newId],
    ),
    confirmed: {
      ...Object.fromEntries(parts.map(({ id }) => [id, null])),
      ...(isConfirmed && { [newId]: counted.map(({ id }) => doc.confirmed[id]).reduce(inBoth) }),
    },
  });
}

interface Cut {
  readonly id: string;
  /** The second sentence begins with the word that holds this offset. */
  readonly offset: number;
  /** Ids of the sentences that are made. */
  readonly newIds: readonly [string, string];
}

/**
 * Cuts a sentence in two before a word. Suggestions of the model across the border go, and what was
 * rejected there; a span that the user or a file has there is not cut. Both are confirmed when the
 * whole was, unless a relation now leads from one to the other.
 */
export function splitSentence(doc: Doc, { id, offset, newIds }: Cut): NamedEdit | Refusal {
  const sentence = sentenceById(doc, id);
  const at = sentence?.words.findIndex(([, end]) => end > offset) ?? -1;
  if (!sentence || at < 1) {
    return { refused: t("Put the caret on the word that shall begin the second sentence.") };
  }
  const border = sentence.words[at][0];
  const entities = entitiesIn(doc, sentence);
  const across = entities.filter((e) => e.start < border && e.end > border);
  const kept = across.find((entity) => !goes(entity));
  if (kept) return { refused: t("{quote} lies across this border.", { quote: quote(doc, kept) }) };
  const parts: Sentence[] = [
    {
      id: newIds[0],
      start: sentence.start,
      end: sentence.words[at - 1][1],
      words: sentence.words.slice(0, at),
    },
    { id: newIds[1], start: border, end: sentence.end, words: sentence.words.slice(at) },
  ];
  const isFirst = (entity: Entity) => entity.start < border;
  const isLinked = entities
    .flatMap((entity) => relationsOf(doc, entity.id))
    .some(({ head, tail, status }) => {
      const ends = [doc.entities[head], doc.entities[tail]];
      return status === "confirmed" && isFirst(ends[0]) !== isFirst(ends[1]);
    });
  const scope = isLinked ? undefined : doc.confirmed[id];
  return inside(doc, t("Split sentence"), {
    sentences: doc.sentences.flatMap((s) => (s === sentence ? parts : s)),
    ...leftOutWith(doc, [id], newIds),
    entities: Object.fromEntries(across.map((entity) => [entity.id, null])),
    confirmed: {
      [id]: null,
      ...(scope && { [newIds[0]]: scope, [newIds[1]]: scope }),
    },
  });
}

const goes = (entity: Entity): boolean => isPredicted(entity) || entity.status === "rejected";

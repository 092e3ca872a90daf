import { t } from "../../language/words.ts";
import type { Doc, Entity, Scope, Sentence } from "../document/document.ts";
import { movedEntity } from "../document/editText.ts";
import { mover } from "../document/mover.ts";
import type { Span } from "../document/overlaps.ts";
import { inBoth } from "../document/scope.ts";
import { type Hunk, textDiff } from "../document/textDiff.ts";

/** A document of the right side as it stands on the text of the left one. */
export interface Aligned {
  /** It has the text and the sentences of the left one; what has no place there is left out. */
  readonly doc: Doc;
  /** Whether a stretch of the left text is in the right one, too. */
  readonly isShared: (span: Span) => boolean;
  /** So many annotations of the right side lie where its text is another one. */
  readonly leftOut: number;
}

/** Why two texts cannot be compared, in words for the user. */
export interface Unlike {
  readonly unlike: string;
}

export const isUnlike = (made: object): made is Unlike => "unlike" in made;

/** At least this much of the longer text has to be in both. */
const LEAST_SHARED = 0.5;

/** Puts a document on the text of another one, if the texts are the same or differ a little. */
export function alignedDoc(left: Doc, right: Doc): Aligned | Unlike {
  const hunks = left.text === right.text ? [] : hunksTo(left.text, right.text);
  if (hunks.length > 0) {
    const shared = sharedPart(left.text, right.text, hunks);
    if (shared < LEAST_SHARED)
      return {
        unlike: t("{share, number} % of the longer text is in both", {
          share: Math.floor(shared * 100),
        }),
      };
  }
  const move = mover(hunks);
  const entities: Record<string, Entity> = {};
  for (const entity of Object.values(right.entities)) {
    const by = move(entity.start, entity.end);
    if (by !== null) entities[entity.id] = by === 0 ? entity : movedEntity(entity, by);
  }
  const relations = Object.fromEntries(
    Object.entries(right.relations).filter(
      ([, { head, tail }]) => Object.hasOwn(entities, head) && Object.hasOwn(entities, tail),
    ),
  );
  const { id, name, createdAt } = right;
  const { text, sentences } = left;
  const confirmed = confirmedIn(sentences, confirmedPlaces(right, move));
  const moveLeft = mover(inverse(hunks, right.text));
  return {
    doc: { id, name, createdAt, text, sentences, entities, relations, confirmed },
    isShared: ({ start, end }) => moveLeft(start, end) !== null,
    leftOut: countOf(right.entities, entities) + countOf(right.relations, relations),
  };
}

const countOf = (all: object, some: object): number =>
  Object.keys(all).length - Object.keys(some).length;

/** What makes the left text of the right one. It says the same whichever side is which. */
function hunksTo(left: string, right: string): readonly Hunk[] {
  return right < left ? textDiff(right, left) : inverse(textDiff(left, right), left);
}

/** What leads back, from the text that hunks make to the one they were made for. */
function inverse(hunks: readonly Hunk[], before: string): Hunk[] {
  let by = 0;
  return hunks.map(({ from, to, text }) => {
    const at = from + by;
    by += text.length - (to - from);
    return { from: at, to: at + text.length, text: before.slice(from, to) };
  });
}

/** How much of the longer text is in both, 0 to 1; blanks do not count. */
function sharedPart(left: string, right: string, hunks: readonly Hunk[]): number {
  const changed = hunks.reduce((sum, { from, to }) => sum + letters(right.slice(from, to)), 0);
  const all = Math.max(letters(left), letters(right));
  return all === 0 ? 1 : (letters(right) - changed) / all;
}

const letters = (text: string): number => text.replace(/\s+/g, "").length;

/** A stretch that is confirmed, and the types that were annotated then. */
interface Confirmed extends Span {
  readonly scope: Scope;
}

const confirmedPlaces = (doc: Doc, move: ReturnType<typeof mover>): Confirmed[] =>
  doc.sentences.flatMap(({ id, start, end }) => {
    const by = Object.hasOwn(doc.confirmed, id) ? move(start, end) : null;
    return by === null ? [] : [{ start: start + by, end: end + by, scope: doc.confirmed[id] }];
  });

/** The sentences of which every word is confirmed, for the types that all their parts know. */
function confirmedIn(sentences: readonly Sentence[], places: readonly Confirmed[]) {
  const confirmed: Record<string, Scope> = {};
  let next = 0;
  for (const { id, words } of sentences) {
    const scopes: Scope[] = [];
    const isWhole = words.every(([start, end]) => {
      while (next < places.length && places[next].end <= start) next++;
      const place = places[next];
      if (!place || place.start > start || place.end < end) return false;
      if (scopes.at(-1) !== place.scope) scopes.push(place.scope);
      return true;
    });
    if (isWhole && scopes.length > 0) confirmed[id] = scopes.reduce(inBoth);
  }
  return confirmed;
}

import type { Range, Scope, Sentence } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { t } from "../language/words.ts";
import type { ReadTools } from "./format.ts";
import type { GoldDoc, GoldEntity, GoldRelation, LeaveOut, Suggested } from "./goldDoc.ts";
import type { Place } from "./importError.ts";
import { NO_TYPES } from "./reading.ts";
import { withoutEnding } from "./sourceFile.ts";

/** A sentence of a file of words: with annotations, or as words or text to predict. */
export type TokenSentence =
  | (Words & {
      readonly kind: "annotated";
      readonly entities: readonly TokenEntity[];
      /** The ends are ids of entities of any sentence of the document. */
      readonly relations: readonly GoldRelation[];
      /** The types that it knows, where the file says it of this sentence. */
      readonly known?: Scope;
    })
  | (Words & { readonly kind: "words" })
  | { readonly kind: "text"; readonly text: string };

interface Words {
  readonly words: readonly string[];
  /** What stands before the first word of the text; absent: nothing. */
  readonly before?: string;
  /** What stands after each word, where the file says it; else a blank, and a line end after the last. */
  readonly after?: readonly string[];
}

/** A span in word numbers of its sentence, the end exclusive; `id` is unique in the document. */
export interface TokenEntity {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Where it has several, from its start to its end. */
  readonly pieces?: readonly (readonly [start: number, end: number])[];
  readonly place: Place;
  readonly suggested?: Suggested;
}

/** What names a document. */
export interface GoldBase {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Which of how many documents of a file, with its own name where the file gives one. */
export interface Part {
  readonly index: number;
  readonly of: number;
  readonly name?: string | undefined;
}

/** Names a document of a file. */
export function baseOf(tools: ReadTools, path: string, { index, of, name }: Part): GoldBase {
  const fileName = tools.nameOf(path);
  const numbered = of > 1 ? `${withoutEnding(fileName)} ${index + 1}` : fileName;
  const id = of > 1 ? tools.newId(path, index) : tools.newId(path);
  return { id, name: name || numbered, createdAt: tools.now() };
}

/** What a document of words is made with. */
export interface TokenHost {
  readonly listed: ModelTypes | null;
  readonly segmentAround: ReadTools["segmentAround"];
  readonly leaveOut: LeaveOut;
}

/**
 * A document of sentences of words. Where the file does not say what stands between them, each
 * sentence is a line, and words are separated by single blanks. Words of blanks only are none.
 */
export function goldOfTokens(
  base: GoldBase,
  items: readonly TokenSentence[],
  { listed, segmentAround, leaveOut }: TokenHost,
): GoldDoc {
  const text = textBuilder();
  const sentences: Sentence[] = [];
  const unread = new Set<string>();
  const known = new Map<string, Scope>();
  const entities: GoldEntity[] = [];
  const relations: GoldRelation[] = [];
  for (const item of items) {
    const nextId = () => `${base.id}:${sentences.length}`;
    if (item.kind === "text") {
      const at = text.begin();
      for (const cut of segmentAround(base.id, item.text, [])) {
        unread.add(nextId());
        sentences.push(movedBy(at, nextId(), cut));
      }
      text.addText(item.text);
      continue;
    }
    const words = text.addWords(item);
    const there = words.filter((range) => range !== null);
    const id = nextId();
    if (there.length > 0) {
      sentences.push({ id, start: there[0][0], end: there.at(-1)![1], words: there });
    }
    if (item.kind === "words") unread.add(id);
    else {
      if (item.known) known.set(id, item.known);
      entities.push(...item.entities.flatMap((entity) => goldEntity(entity, words, leaveOut)));
      relations.push(...item.relations);
    }
  }
  const ids = new Set(entities.map(({ id }) => id));
  const held = relations.filter(({ head, tail, place }) => {
    const isHeld = ids.has(head) && ids.has(tail);
    if (!isHeld) leaveOut(t("relations of what was left out"), place);
    return isHeld;
  });
  const types = listed ?? NO_TYPES;
  const annotations = { entities, relations: held, unread, known, types, listed };
  return { ...base, text: text.whole(), sentences, ...annotations };
}

/** A word as it stands in a text: a line end in it would tear its sentence apart. */
export const oneLineWord = (word: string): string =>
  word.replace(/[\r\n\u0085\u2028\u2029]+/g, " ").trim();

function goldEntity(
  { id, type, start, end, pieces, place, suggested }: TokenEntity,
  words: readonly (Range | null)[],
  leaveOut: LeaveOut,
): GoldEntity[] {
  const fragments = (pieces ?? [[start, end] as const]).flatMap(([from, to]): Range[] => {
    const covered = words.slice(from, to).filter((range) => range !== null);
    return covered.length > 0 ? [[covered[0][0], covered.at(-1)![1]]] : [];
  });
  if (fragments.length === 0) {
    leaveOut(t("spans of blanks only"), place);
    return [];
  }
  return [{ id, type, fragments, place, ...(suggested && { suggested }) }];
}

/** Puts a text together, with a line end between sentences that do not say what is between them. */
function textBuilder() {
  const pieces: string[] = [];
  let length = 0;
  let due = "";
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  const begin = (): number => {
    add(due);
    due = "";
    return length;
  };
  return {
    begin,
    addText: (text: string) => {
      begin();
      add(text);
      due = "\n";
    },
    /** The places of the words; null for those of blanks only. */
    addWords: ({ words, before, after }: Words): (Range | null)[] => {
      let isFirst = true;
      const ranges = words.map((written, i): Range | null => {
        const word = oneLineWord(written);
        if (word === "") return null;
        begin();
        if (isFirst && before) add(before);
        isFirst = false;
        const start = length;
        add(word);
        if (after) add(after[i]);
        else due = " ";
        return [start, start + word.length];
      });
      if (!after && !isFirst) due = "\n";
      return ranges;
    },
    whole: () => pieces.join(""),
  };
}

const movedBy = (offset: number, id: string, { start, end, words }: Sentence): Sentence => ({
  id,
  start: start + offset,
  end: end + offset,
  words: words.map(([from, to]): Range => [from + offset, to + offset]),
});

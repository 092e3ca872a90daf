import type { BiocPassage, BiocStretch } from "./biocModel.ts";

/** A passage or sentence in the text of its document. */
export interface PlacedStretch {
  readonly stretch: BiocStretch;
  readonly isSentence: boolean;
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Where it says that it begins. */
  readonly offset: number;
}

/** The text of a document, put together of its passages. */
export interface BiocText {
  readonly text: string;
  readonly stretches: readonly PlacedStretch[];
  /** How many stretches do not begin where they say, as there is other text, or far too little. */
  readonly displaced: number;
}

type Length = (text: string) => number;

/** What offsets may count: code points by the standard; some tools count otherwise. */
const LENGTHS: readonly Length[] = [
  (text) => [...text].length,
  (text) => text.length,
  (text) => new TextEncoder().encode(text).length,
];

/** How much room may be between the texts of stretches; more is a fault. */
const GAP = 1000;

/**
 * Puts the text of a document together: where offsets leave room between passages are blanks and a
 * line end, between sentences blanks, so that offsets in the document are those of the file.
 */
export function biocText(passages: readonly BiocPassage[]): BiocText {
  const usual = layOut(passages, LENGTHS[0]);
  if (usual.isTight || !/[^\0-\x7f]/.test(usual.text)) return usual;
  const others = LENGTHS.slice(1).map((length) => layOut(passages, length));
  return others.find(({ isTight }) => isTight) ?? usual;
}

function layOut(passages: readonly BiocPassage[], lengthOf: Length) {
  const stretches: PlacedStretch[] = [];
  let text = "";
  let length = 0;
  /** What is to be added to offsets of the file from here on. */
  let shift = 0;
  let displaced = 0;
  let isTight = true;
  const add = (piece: string) => {
    text += piece;
    length += lengthOf(piece);
  };
  const goTo = (offset: number | null, lineEnd: boolean): number => {
    const gap = (offset ?? length - shift) + shift - length;
    if (text !== "" && (gap < 0 || gap > 1)) isTight = false;
    if (gap >= 0 && gap <= GAP) add(filled(gap, lineEnd && text !== ""));
    else {
      displaced++;
      if (text !== "") add(lineEnd ? "\n" : " ");
      shift = length - (offset ?? 0);
    }
    return offset ?? length - shift;
  };
  for (const passage of passages) {
    const offset = goTo(passage.offset, true);
    const start = text.length;
    const at = stretches.length;
    add(passage.text);
    let found = start;
    for (const sentence of passage.sentences) {
      if (passage.text === "") {
        const own = goTo(sentence.offset, false);
        const from = text.length;
        add(sentence.text);
        stretches.push({
          stretch: sentence,
          isSentence: true,
          start: from,
          end: text.length,
          offset: own,
        });
        continue;
      }
      // The passage has the text of its sentences too.
      const from = text.indexOf(sentence.text, found);
      const isThere = from >= 0 && sentence.text !== "";
      const end = isThere ? from + sentence.text.length : text.length;
      stretches.push({
        stretch: sentence,
        isSentence: isThere,
        start: isThere ? from : start,
        end,
        offset: isThere ? (sentence.offset ?? offset + lengthOf(text.slice(start, from))) : offset,
      });
      if (isThere) found = end;
    }
    const placed = { stretch: passage, isSentence: false, start, end: text.length, offset };
    stretches.splice(at, 0, placed);
  }
  return { text, stretches, displaced, isTight };
}

/** As many characters as offsets leave room for. */
const filled = (gap: number, lineEnd: boolean): string =>
  gap > 0 && lineEnd ? `${" ".repeat(gap - 1)}\n` : " ".repeat(gap);

/** Words of a sentence, counted from 1. */
interface Words {
  readonly sentence: number;
  readonly words: string;
}

/** A text, and what is made of it by keyboard and by mouse. */
export interface Sample {
  readonly name: string;
  /** The file beside this one. */
  readonly file: string;
  /** The head: the caret goes so many words on from the first one, then takes in so many more. */
  readonly head: Words & { readonly onwards: number; readonly more: number };
  /** The tail: selected with the mouse, then made longer by one word. */
  readonly tail: Words & { readonly longer: string };
}

export const SAMPLES: readonly Sample[] = [
  {
    name: "emoji",
    file: "emoji.txt",
    head: { sentence: 1, words: "👩‍🚀 Ida Moss", onwards: 0, more: 2 },
    tail: { sentence: 2, words: "👋🏽 Rosa", longer: "👋🏽 Rosa Vane" },
  },
  {
    name: "flags and families",
    file: "emoji.txt",
    head: { sentence: 1, words: "Oslo 🇳🇴 with 👨‍👩‍👧‍👦", onwards: 6, more: 3 },
    tail: { sentence: 2, words: "Rome", longer: "Rome🇮🇹" },
  },
  {
    name: "combining marks",
    file: "combining.txt",
    head: { sentence: 1, words: "Re\u0301mi Nun\u0303ez", onwards: 0, more: 1 },
    tail: { sentence: 1, words: "Zoe\u0308", longer: "Zoe\u0308 Z\u0323ak" },
  },
  {
    name: "Devanagari",
    file: "devanagari.txt",
    head: { sentence: 1, words: "मीरा जोशी", onwards: 0, more: 1 },
    tail: { sentence: 2, words: "दिल्ली", longer: "दिल्ली में" },
  },
  {
    name: "CR LF",
    file: "lineEnds.txt",
    head: { sentence: 2, words: "Harbour Mills", onwards: 9, more: 1 },
    tail: { sentence: 3, words: "Robert Vane", longer: "Robert Vane 🚢" },
  },
  {
    name: "Arabic",
    file: "arabic.txt",
    head: { sentence: 1, words: "ليلى حداد", onwards: 1, more: 1 },
    tail: { sentence: 1, words: "شركة Harbour", longer: "شركة Harbour Mills" },
  },
  {
    name: "Hebrew",
    file: "hebrew.txt",
    head: { sentence: 1, words: "נועה כהן", onwards: 0, more: 1 },
    tail: { sentence: 2, words: "דוד", longer: "דוד לוי" },
  },
  {
    name: "Chinese",
    file: "chinese.txt",
    head: { sentence: 1, words: "王小梅", onwards: 0, more: 1 },
    tail: { sentence: 2, words: "东方", longer: "东方书店" },
  },
  {
    name: "Japanese",
    file: "japanese.txt",
    head: { sentence: 1, words: "田中花子", onwards: 0, more: 1 },
    tail: { sentence: 2, words: "港町", longer: "港町製作所" },
  },
];

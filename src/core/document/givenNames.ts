import { t } from "../../language/words.ts";

/** More characters, as a reader counts them, are no name that somebody gives. Files may bring longer ones. */
export const MOST_CHARACTERS = 200;

/** So many characters of a name stand in a sentence. */
const IN_A_SENTENCE = 60;

/** A name as it stands in a sentence: what is longer ends early. */
export function nameInSentence(name: string): string {
  if (name.length <= IN_A_SENTENCE) return name;
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  return letters.length <= IN_A_SENTENCE ? name : `${letters.slice(0, IN_A_SENTENCE).join("")}…`;
}

/** Why somebody cannot call something so, whatever it is; null where nothing speaks against it. */
export function lengthFault(name: string): string | null {
  if (name.length <= MOST_CHARACTERS) return null;
  const length = [...new Intl.Segmenter().segment(name)].length;
  return length <= MOST_CHARACTERS
    ? null
    : t("A name has {most, number} characters at most; this one has {length, number}.", {
        most: MOST_CHARACTERS,
        length,
      });
}

import type { BadLine } from "./corpusLine.ts";
import type { Answer } from "./readTexts.ts";

/** So many bad lines are told one by one. */
const TOLD = 100;
/** Of so many the summary says where they are. */
const NAMED = 5;

/** What was done with a corpus, counted as it comes. @param tell hears of bad lines */
export function corpusTally(tell: (what: string) => void) {
  const counts = { written: 0, skipped: 0, bad: 0, words: 0, split: 0 };
  const first: string[] = [];
  const began = performance.now();
  const speed = () => {
    const seconds = (performance.now() - began) / 1000;
    return `${Math.round(counts.words / Math.max(seconds, 0.001))} words a second`;
  };
  return {
    counts,
    addBad({ where, fault }: Pick<BadLine, "where" | "fault">): void {
      counts.bad++;
      if (first.length < NAMED) first.push(where);
      if (counts.bad <= TOLD) tell(`${where}: ${fault}`);
      if (counts.bad === TOLD) tell("further bad lines are only counted");
    },
    addRead({ words, split }: Extract<Answer, { kind: "read" }>): void {
      counts.written++;
      counts.words += words;
      counts.split += split;
    },
    addSkipped(): void {
      counts.skipped++;
    },
    progress: () => `${documents(counts.written)}, ${speed()}`,
    summary(): string {
      const { written, skipped, bad, words, split } = counts;
      const more = bad > first.length ? ` and ${bad - first.length} more` : "";
      return [
        `${documents(written + skipped + bad)} read: ${written} written`,
        ...(skipped > 0 ? [`${skipped} skipped, as they were written before`] : []),
        `${bad} bad${bad > 0 ? ` (${first.join("; ")}${more})` : ""}`,
        ...(split > 0 ? [`${split} long ${split === 1 ? "sentence" : "sentences"} split`] : []),
        `${words} ${words === 1 ? "word" : "words"}${words > 0 ? `, ${speed()}` : ""}`,
      ].join(", ");
    },
  };
}

const documents = (count: number): string => `${count} ${count === 1 ? "document" : "documents"}`;

import { t } from "../../language/words.ts";

/** The places of the sentences that were asked for, counted from 0 and in order, or what is wrong. */
export type Ranges =
  | { readonly kind: "places"; readonly places: readonly number[] }
  | { readonly kind: "wrong"; readonly message: string };

/** Reads "1-3, 7" as the dialogs of printers do. */
export function sentenceRanges(written: string, count: number): Ranges {
  const places = new Set<number>();
  const parts = written.split(/[,;]/).map((part) => part.trim());
  for (const part of parts.filter((it) => it !== "")) {
    const found = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(part);
    if (!found) return wrong(t("“{part}” is no sentence: write numbers like 1-3, 7", { part }));
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (from > to) return wrong(t("“{part}” ends before it begins", { part }));
    if (from < 1 || to > count)
      return wrong(t("“{part}”: the document has sentences 1 to {count, number}", { part, count }));
    for (let number = from; number <= to; number++) places.add(number - 1);
  }
  if (places.size === 0) return wrong(t("Write the numbers of sentences, like 1-3, 7"));
  return { kind: "places", places: [...places].sort((a, b) => a - b) };
}

const wrong = (message: string): Ranges => ({ kind: "wrong", message });

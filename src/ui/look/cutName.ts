const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A name of at most so many letters as they are seen; what is cut off is an ellipsis. */
export function cutName(name: string, most: number): string {
  if (name.length <= most) return name;
  const letters = Array.from(segmenter.segment(name), ({ segment }) => segment);
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

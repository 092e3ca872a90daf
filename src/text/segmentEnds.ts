const WINDOW = 1000;

/**
 * Ends of a segmenter's segments. Asked window by window: V8's iterator takes a time per segment
 * that grows with the length of the whole string.
 */
export function segmentEnds(segmenter: Intl.Segmenter, text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  let window = WINDOW;
  while (from < text.length) {
    const piece = text.slice(from, from + window);
    const found = Array.from(
      segmenter.segment(piece),
      ({ index, segment }) => from + index + segment.length,
    );
    const last = from + piece.length === text.length;
    if (!last) found.pop(); // the window may have cut it
    if (found.length === 0) {
      window *= 2;
      continue;
    }
    for (const end of found) ends.push(end);
    from = ends.at(-1)!;
    window = WINDOW;
  }
  return ends;
}

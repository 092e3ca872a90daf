/**
 * A hash of a text in 53 bits (cyrb53): two texts of a project hardly ever share one, and what was
 * said of one is found again by it.
 */
export function contentHash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** The same, short enough to be stored by the thousand. */
export const contentKey = (...parts: readonly unknown[]): string =>
  contentHash(JSON.stringify(parts)).toString(36);

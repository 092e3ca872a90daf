/** A stretch of the old text and what stands in its place in the new one. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Words, white space between them, and every other character. */
const WORDS = /[\p{L}\p{N}\p{M}]+|\s+|[\s\S]/gu;
const LINES = /[^\n]*\n|[^\n]+/g;
/** More differences than this are not looked for token by token. */
const MOST = 1000;

/**
 * What differs between two texts, in order: word by word; where too much differs, line by line; where
 * even that is too much, as one stretch. No word is changed in part.
 */
export function textDiff(before: string, after: string): Hunk[] {
  const words = diff(tokens(before, WORDS), tokens(after, WORDS));
  return (
    words?.map((hunk, i) => slid(before, hunk, words[i + 1]?.from ?? before.length)) ??
    diff(tokens(before, LINES), tokens(after, LINES)) ?? [
      { from: 0, to: before.length, text: after },
    ]
  );
}

/**
 * What comes or goes alone can often be said in several ways: " And so." behind a full stop, or
 * ". And so" before it. The one that begins with white space leaves sentences whole.
 */
function slid(before: string, hunk: Hunk, limit: number): Hunk {
  const comes = hunk.from === hunk.to;
  if (!comes && hunk.text !== "") return hunk;
  let { from } = hunk;
  let moving = comes ? hunk.text : before.slice(from, hunk.to);
  let best = hunk;
  for (;;) {
    const token = tokenAt(moving, 0);
    const at = from + (comes ? 0 : moving.length);
    if (token === "" || token !== tokenAt(before, at) || at + token.length > limit) return best;
    from += token.length;
    moving = moving.slice(token.length) + token;
    if (/^\s/.test(moving)) {
      best = { from, to: from + (comes ? 0 : moving.length), text: comes ? moving : "" };
    }
  }
}

function tokenAt(text: string, offset: number): string {
  const sticky = new RegExp(WORDS.source, "uy");
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0] ?? "";
}

const tokens = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

/** The differences of two lists of tokens; null where there are too many. */
function diff(a: readonly string[], b: readonly string[]): Hunk[] | null {
  const shorter = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < shorter && a[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && a.at(-1 - suffix) === b.at(-1 - suffix)) suffix++;
  const [left, right] = [a, b].map((list) => list.slice(prefix, list.length - suffix));
  const same = commonTokens(left, right);
  return same && between(a, b, prefix, [...same, [left.length, right.length]]);
}

/** The hunks between tokens that are the same, given as pairs of indexes behind a common prefix. */
function between(
  a: readonly string[],
  b: readonly string[],
  prefix: number,
  same: readonly (readonly [inA: number, inB: number])[],
): Hunk[] {
  const hunks: Hunk[] = [];
  let offset = lengthOf(a.slice(0, prefix));
  let [i, j] = [prefix, prefix];
  for (const [inA, inB] of same) {
    const removed = lengthOf(a.slice(i, prefix + inA));
    const text = b.slice(j, prefix + inB).join("");
    if (removed > 0 || text !== "") hunks.push({ from: offset, to: offset + removed, text });
    offset += removed + (a[prefix + inA]?.length ?? 0);
    [i, j] = [prefix + inA + 1, prefix + inB + 1];
  }
  return hunks;
}

const lengthOf = (list: readonly string[]): number =>
  list.reduce((sum, token) => sum + token.length, 0);

/** Myers' shortest edit: the pairs of tokens that both lists have, in order. */
function commonTokens(a: readonly string[], b: readonly string[]): [number, number][] | null {
  const most = Math.min(MOST, a.length + b.length);
  const reach = new Int32Array(2 * most + 3); // how far diagonal k - most - 1 has come in `a`
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(most + 1 - d - 1, most + 1 + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      const down = k === -d || (k !== d && reach[at - 1] < reach[at + 1]);
      let x = down ? reach[at + 1] : reach[at - 1] + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[at] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return null;
}

/** The way that led to the end, back to the beginning: its diagonals are what is the same. */
function walkBack(trace: readonly Int32Array[], inA: number, inB: number): [number, number][] {
  const same: [number, number][] = [];
  let [x, y] = [inA, inB];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = (k: number) => trace[d][k + d + 1];
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const before = down ? k + 1 : k - 1;
    const [fromX, fromY] = d === 0 ? [0, 0] : [reach(before), reach(before) - before];
    while (x > fromX && y > fromY && x - 1 >= 0 && y - 1 >= 0) {
      same.push([--x, --y]);
    }
    [x, y] = [fromX, fromY];
  }
  return same.reverse();
}

/** A name has so many letters at most, and a file's name without its ending so many bytes. */
const [MOST_LETTERS, MOST_BYTES] = [100, 200];

/** Marks that turn the direction of what stands around a name. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name as it is shown: in one line, without what is no letter of it, and not too long. Empty where
 * nothing is left.
 */
export function modelName(text: string): string {
  const line = text
    .replace(TURNING, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\s+/gu, " ");
  return [...line.trim()].slice(0, MOST_LETTERS).join("").trim();
}

/** A name that none of the others is: "bert", "bert 2" */
export function freeModelName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
  return free;
}

/** What fits into the name of a file of a name, with room for an ending. */
export function cutForFile(name: string): string {
  let [cut, bytes] = ["", 0];
  for (const letter of [...name].slice(0, MOST_LETTERS)) {
    bytes += new TextEncoder().encode(letter).length;
    if (bytes > MOST_BYTES) break;
    cut += letter;
  }
  return cut;
}

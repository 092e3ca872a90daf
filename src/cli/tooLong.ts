import type { Example } from "../core/learn/example.ts";
import { countTooLong, tooLongLine } from "../core/learn/tooLong.ts";

/** Says on stderr, once, how many spans the model cannot learn for their length. */
export function tellTooLong(examples: readonly Example[], most: number): void {
  const count = countTooLong(examples, most);
  if (count > 0) process.stderr.write(`${tooLongLine(count, most)}\n`);
}

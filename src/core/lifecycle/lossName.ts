import { say, word } from "../../language/words.ts";

/** What each head of the model learns, in words. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["total", word("All together")],
  ["entity", word("Types of spans")],
  ["entityness", word("What is a span")],
  ["iou", word("Borders of spans")],
  ["relation", word("Types of relations")],
  ["relatedness", word("What is related")],
]);

/** What a loss is called; that of a head without words goes by the head's name. */
export function lossName(head: string): string {
  const name = NAMES.get(head);
  return name === undefined ? head : say(name);
}

/** What each head of the model learns, in words. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["total", "All together"],
  ["entity", "Types of spans"],
  ["entityness", "What is a span"],
  ["iou", "Borders of spans"],
  ["relation", "Types of relations"],
  ["relatedness", "What is related"],
]);

/** What a loss is called; that of a head without words goes by the head's name. */
export const lossName = (head: string): string => NAMES.get(head) ?? head;

import type { Block } from "./block.ts";
import { cardHead } from "./cardHead.ts";
import { markdown } from "./markdown.ts";
import { type Told, versionBlocks } from "./versionReport.ts";

/** The README.md of an exported model: how it is used, and all that is known of how it was made. */
export function modelCard(told: Told): string {
  const { name, note, made } = told.version;
  const card = markdown([
    { kind: "heading", level: 1, text: name },
    ...(note ? [{ kind: "text", text: note } as const] : []),
    ...USE,
    ...versionBlocks(told),
  ]);
  return cardHead(made?.parent.licence) + card;
}

const USE: readonly Block[] = [
  { kind: "text", text: "To read a text with it, in a copy of Spanloom:" },
  { kind: "code", text: "npm run spanloom -- predict --model DIR FILE" },
];

/** Of a model of which nothing is stored: one that comes with the app, or is not kept yet. */
export const plainCard = (name: string): string =>
  markdown([{ kind: "heading", level: 1, text: name }, ...USE]);

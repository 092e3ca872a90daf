import { ANNOTATE } from "./annotate.ts";
import { BORDERS } from "./borders.ts";
import { BULK } from "./bulk.ts";
import { CARET } from "./caret.ts";
import { CLIPBOARD } from "./clipboard.ts";
import type { Command } from "./command.ts";
import { DOCUMENTS } from "./documents.ts";
import { GENERAL } from "./general.ts";
import { PROJECTS } from "./projects.ts";
import { QUEUE } from "./queue.ts";
import { RELATE } from "./relate.ts";
import { REVIEW } from "./review.ts";
import { SENTENCES } from "./sentences.ts";
import { SPANS } from "./spans.ts";
import { TRAINING } from "./training.ts";
import { TYPE_REVIEW } from "./typeReview.ts";
import { VIEW } from "./view.ts";

/** Everything the user can do. Where two share a key, the first that can run now does. */
export const COMMANDS: readonly Command[] = [
  ...RELATE,
  ...REVIEW,
  ...ANNOTATE,
  ...SPANS,
  ...BORDERS,
  ...CARET,
  ...SENTENCES,
  ...TYPE_REVIEW,
  ...QUEUE,
  ...BULK,
  ...DOCUMENTS,
  ...PROJECTS,
  ...VIEW,
  ...TRAINING,
  ...GENERAL,
  ...CLIPBOARD,
];

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command with this id. */
export function commandById(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new Error(`there is no command "${id}"`);
  return command;
}

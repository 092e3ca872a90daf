import { ANNOTATE } from "./annotate.ts";
import type { Command } from "./command.ts";
import { GENERAL } from "./general.ts";
import { RELATE } from "./relate.ts";
import { REVIEW } from "./review.ts";

/** Everything that has a key. Where two share one, the first that can run now does. */
export const COMMANDS: readonly Command[] = [...RELATE, ...ANNOTATE, ...REVIEW, ...GENERAL];

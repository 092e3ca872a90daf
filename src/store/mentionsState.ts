import type { Thing } from "../core/results/mentions.ts";

/**
 * What is said of which mentions name one thing: a step each, which changes no
 * document. Each tells whether it could be done.
 */
export interface MentionsState {
  /** Things of one type are one from now on, under one of their names. */
  mergeThings(things: readonly Thing[], name: string): boolean;
  /** Some ways in which a thing is written are a thing of their own from now on. */
  splitThing(thing: Thing, forms: readonly string[]): boolean;
  /** Things that may be one are several, and not offered as one again. */
  keepApart(things: readonly Thing[]): boolean;
}

/** Nobody reads more, whatever the Hub put into it. */
const LONGEST = 1000;

/** Why the Hub gave nothing, in words for the user. */
export class HubError extends Error {
  override readonly name = "HubError";

  constructor(message: string) {
    super(readable(message));
  }
}

/** Words in which something of the Hub's may stand, cut where it says too much. */
export const readable = (words: string, longest = LONGEST): string =>
  words.length > longest ? `${words.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…` : words;

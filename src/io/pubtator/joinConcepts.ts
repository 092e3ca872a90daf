import type { Mention } from "../nearestMentions.ts";

/** Finds the mentions of concepts, in the order of the text. */
export interface Concepts {
  add(concept: string, mention: Mention): void;
  find(concept: string): readonly Mention[];
}

/** Begins to gather mentions by their concepts. */
export function concepts(): Concepts {
  const mentions = new Map<string, Mention[]>();
  return {
    add: (written, mention) => {
      for (const key of new Set([written, ...written.split(/[|,;]/)].map(plain))) {
        const there = mentions.get(key);
        if (there) there.push(mention);
        else mentions.set(key, [mention]);
      }
    },
    find: (written) => {
      // PubTator 3 has the type before the concept: `Gene|7157`.
      const found = mentions.get(plain(written)) ?? mentions.get(plain(written.split("|").at(-1)!));
      return (found ?? []).toSorted((a, b) => a.start - b.start);
    },
  };
}

/** Some files name the source of an id in one place and not in the other: `MESH:D003000`. */
const plain = (concept: string): string => concept.trim().replace(/^[a-z]+:(?=\S)/i, "");

import { contentKey } from "../core/document/contentKey.ts";
import type { Doc } from "../core/document/document.ts";

/** The texts of a project's documents, to tell of others whether they are there. */
export interface KnownTexts {
  add(doc: Doc): void;
  /** Whether the text is there with the same annotations, with others only, or not. */
  look(doc: Doc): "same" | "changed" | "new";
}

/** Begins with none. */
export function knownTexts(): KnownTexts {
  const byText = new Map<string, Doc[]>();
  return {
    add: (doc) => {
      const others = byText.get(doc.text);
      if (others) others.push(doc);
      else byText.set(doc.text, [doc]);
    },
    look: (doc) => {
      const there = byText.size > 0 ? (byText.get(doc.text) ?? []) : [];
      if (there.length === 0) return "new";
      const key = contentKey(doc);
      if (there.some((one) => contentKey(one) === key)) return "same";
      // What lies in the trash is not here for whoever reads of it.
      return there.some(({ trashedAt }) => trashedAt === undefined) ? "changed" : "new";
    },
  };
}

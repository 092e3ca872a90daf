import { z } from "zod";
import type { ProjectEntry } from "../core/projects/projectEntry.ts";

const work = z.object({ projects: z.number(), docs: z.number(), at: z.number() });
const stored = z.object({ last: work.nullable(), lost: work.nullable() });

/** How much was stored in this browser, and when that was known last. */
export type Work = Readonly<z.infer<typeof work>>;

/** Knows how much was stored here, also where the browser has lost it. */
export interface WorkMemory {
  /** Begins a visit. @param isNew whether nothing at all is stored */
  begin(isNew: boolean): void;
  /** Remembers how much there is now. */
  keep(entries: readonly ProjectEntry[], now: number): void;
  /** What was gone when a visit began, until it is forgotten. */
  lost(): Work | null;
  forgetLoss(): void;
}

const KEY = "spanloom-work";
const NOTHING: z.infer<typeof stored> = { last: null, lost: null };

/** In what the browser keeps as text, apart from its databases: those may be lost as a whole. */
export function rememberedWork(texts: () => Pick<Storage, "getItem" | "setItem">): WorkMemory {
  const read = () => {
    try {
      return stored.parse(JSON.parse(texts().getItem(KEY) ?? ""));
    } catch {
      return NOTHING;
    }
  };
  const write = (next: z.infer<typeof stored>) => {
    try {
      texts().setItem(KEY, JSON.stringify(next));
    } catch {
      // Where the browser keeps no texts, a loss cannot be told.
    }
  };
  return {
    begin: (isNew) => {
      const { last, lost } = read();
      if (!isNew || !last || last.docs === 0) return;
      // One that was not looked at yet may be the larger one.
      write({ last: null, lost: lost && lost.docs > last.docs ? lost : last });
    },
    keep: (entries, at) => {
      const there = entries.filter(({ trashedAt }) => trashedAt === undefined);
      const docs = there.reduce((sum, entry) => sum + entry.docs, 0);
      write({ ...read(), last: { projects: there.length, docs, at } });
    },
    lost: () => read().lost,
    forgetLoss: () => write({ ...read(), lost: null }),
  };
}

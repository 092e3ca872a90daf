import { z } from "zod";
import { type Fault, MOST_FAULTS } from "../core/lifecycle/fault.ts";

/** Remembers faults over reloads. */
export interface FaultLog {
  read(): readonly Fault[];
  write(faults: readonly Fault[]): void;
}

const KEY = "spanloom-faults";

const stored = z.array(
  z.object({
    at: z.number(),
    place: z.enum(["page", "drawing", "storage", "model", "opening"]),
    kind: z.string(),
    code: z.array(z.string()),
  }),
);

/** In what the browser keeps as text: the database may be what fails. Where it keeps none, none are. */
export function browserFaults(texts: () => Pick<Storage, "getItem" | "setItem">): FaultLog {
  return {
    read: () => {
      try {
        const read = stored.safeParse(JSON.parse(texts().getItem(KEY) ?? "[]"));
        return (read.data ?? []).slice(-MOST_FAULTS);
      } catch {
        return [];
      }
    },
    write: (faults) => {
      try {
        texts().setItem(KEY, JSON.stringify(faults));
      } catch {
        // They are told until the page ends.
      }
    },
  };
}

import type { HostTools } from "../io/format.ts";
import { withoutEnding } from "../io/sourceFile.ts";
import { segmentAround } from "../text/segment.ts";

/** Ids that are the same in every run. */
export function hostTools(): HostTools {
  const used = new Set<string>();
  const newId = (path: string, part?: number) => {
    const stem = part === undefined ? withoutEnding(path) : `${withoutEnding(path)}.${part + 1}`;
    const id = used.has(stem) ? path : stem;
    used.add(id);
    return id;
  };
  return { segmentAround, newId, now: () => 0 };
}

import type { Doc, Project } from "../core/document/document.ts";
import { freeIds } from "./freeIds.ts";
import { knownTexts } from "./knownTexts.ts";
import { nextTurn } from "./nextTurn.ts";

/** Documents that come into a project, some at a time: what of them is new to it, under free ids. */
export interface Arrivals {
  readonly docs: readonly Doc[];
  /** So many are there, with the same annotations. */
  readonly same: number;
  /** Of so many of the others the text is there, with other annotations. */
  readonly changed: number;
  add(docs: readonly Doc[]): void;
}

/** So many documents of the project are looked at between two turns of the page. */
const DOCS_AT_ONCE = 200;

/**
 * Looks at a project, and begins with nothing that came.
 *
 * @param areCopies whether what is here already does not come twice
 */
export async function arrivalsIn(project: Project, areCopies: boolean): Promise<Arrivals> {
  const ids = freeIds();
  const texts = knownTexts();
  const there = Object.values(project.docs);
  for (let first = 0; first < there.length; first += DOCS_AT_ONCE) {
    const some = there.slice(first, first + DOCS_AT_ONCE);
    for (const doc of some) ids.take(doc);
    if (areCopies) for (const doc of some) texts.add(doc);
    await nextTurn();
  }
  const docs: Doc[] = [];
  let [same, changed] = [0, 0];
  return {
    docs,
    get same() {
      return same;
    },
    get changed() {
      return changed;
    },
    add: (more) => {
      for (const doc of more) {
        const found = texts.look(doc);
        if (found === "same") same++;
        else docs.push(ids.withFree(doc));
        if (found === "changed") changed++;
      }
    },
  };
}

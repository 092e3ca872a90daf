import { contentKey } from "../core/document/contentKey.ts";
import type { Doc, Project } from "../core/document/document.ts";

/** What of documents that come is not in a project yet. */
export interface NewDocs {
  readonly fresh: readonly Doc[];
  /** So many are there, with the same annotations. */
  readonly same: number;
  /** Of so many of the fresh ones the text is there, with other annotations. */
  readonly changed: number;
}

/** Parts documents that come into what is new and what a project has, by their content. */
export function newDocs(project: Project, docs: readonly Doc[]): NewDocs {
  const byText = new Map<string, Doc[]>();
  for (const doc of Object.values(project.docs)) {
    const others = byText.get(doc.text);
    if (others) others.push(doc);
    else byText.set(doc.text, [doc]);
  }
  const fresh: Doc[] = [];
  let [same, changed] = [0, 0];
  for (const doc of docs) {
    const there = byText.get(doc.text) ?? [];
    const key = there.length > 0 ? contentKey(doc) : "";
    if (there.some((one) => contentKey(one) === key)) {
      same++;
      continue;
    }
    if (there.length > 0) changed++;
    fresh.push(doc);
  }
  return { fresh, same, changed };
}

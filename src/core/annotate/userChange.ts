import { type Applied, applyEdit } from "../document/applyEdit.ts";
import { squash } from "../document/change.ts";
import { entitiesIn, relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Project } from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { eachCut, goneFrom } from "./cutSentences.ts";
import { withinSentences } from "./fitSentences.ts";
import { isPredicted } from "./predicted.ts";

/**
 * What an edit of the user makes of a project. Where it cuts sentences anew, what the model suggested
 * across the new borders goes, and the way back names all annotations of the sentences that go: those
 * are predicted anew, and what stood there before has to come back with them.
 */
export function userChange(project: Project, edit: Edit): Applied {
  const applied = applyEdit(project, edit);
  const fits = withinSentences(project, applied.project);
  if (Object.keys(fits.inside ?? {}).length === 0) return applied; // no sentence was cut anew
  const fitted = applyEdit(applied.project, fits);
  const change = squash(applied, fitted);
  return { ...withWholeWayBack(project, fitted.project, change), project: fitted.project };
}

/** A change of which the way back brings the sentences that went back as they were annotated. */
export function withWholeWayBack<C extends { readonly inverse: Edit }>(
  before: Project,
  after: Project,
  change: C,
): C {
  const whole = {
    inside: eachCut(before, after, (was, is) => annotationsOf(was, goneFrom(was, is))),
  };
  return { ...change, inverse: squashEdits(whole, change.inverse) };
}

/** All that is annotated in some sentences, with both ends of what was decided to relate. */
function annotationsOf(doc: Doc, sentences: Doc["sentences"]): DocEdit {
  const inside = sentences.flatMap((sentence) => entitiesIn(doc, sentence));
  const relations = new Set(inside.flatMap(({ id }) => relationsOf(doc, id)));
  const decided = [...relations].filter((relation) => !isPredicted(relation));
  const ends = decided.flatMap(({ head, tail }) => [doc.entities[head], doc.entities[tail]]);
  const byId = <A extends { readonly id: string }>(all: Iterable<A>) =>
    Object.fromEntries([...all].map((one) => [one.id, one]));
  return { entities: byId<Entity>([...inside, ...ends]), relations: byId(relations) };
}

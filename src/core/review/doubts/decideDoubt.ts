import { addEntity, findEntity, retypeEntity } from "../../annotate/entityEdits.ts";
import { addRelation, retypeRelation, reverseRelation } from "../../annotate/relationEdits.ts";
import { removeEntity, removeRelation } from "../../annotate/statusEdits.ts";
import { applyEdit } from "../../document/applyEdit.ts";
import { entitiesIn, relationsIn, sentenceById } from "../../document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Sentence } from "../../document/document.ts";
import { type Edit, inside, isRefusal, type NamedEdit, type Refusal } from "../../document/edit.ts";
import { sameSpan } from "../../document/overlaps.ts";
import { squashEdits } from "../../document/squashEdits.ts";
import { charSpan } from "../../document/words.ts";
import { isLegal } from "../../types/constraints.ts";
import type { ConfirmedExample } from "./confirmedExample.ts";
import {
  type Doubt,
  firstPlace,
  type RuleDoubt,
  type StringDoubt,
  type TwinsDoubt,
} from "./doubt.ts";
import { knownToAll } from "./findDoubts.ts";

const GONE: Refusal = { refused: "This is no longer as it was: it is left as it is." };

type Step = (project: Project) => NamedEdit | Refusal | null;

/** Edits that are made one after the other, as one step; what is refused by now is left as it is. */
function together(project: Project, name: string, steps: readonly Step[]): NamedEdit | Refusal {
  let [now, edit]: [Project, Edit] = [project, {}];
  for (const step of steps) {
    const made = step(now);
    if (!made || isRefusal(made)) continue;
    now = applyEdit(now, made.edit).project;
    edit = squashEdits(edit, made.edit);
  }
  return now === project || Object.keys(edit).length === 0 ? GONE : { name, edit };
}

/** Gives a string one type wherever it is labelled with another. */
export function makeAll(project: Project, doubt: StringDoubt, type: string): NamedEdit | Refusal {
  const others = doubt.uses.filter((use) => use.type !== type);
  const steps = others.flatMap((use) =>
    use.places.map(
      ({ at, start, end }): Step =>
        (now) => {
          const found = placeOf(now, at);
          const span = found && charSpan(found.sentence, { start, end });
          const entity = span && findEntity(found.doc, span, use.type);
          return entity ? retypeEntity(found.doc, now.schema, entity.id, type) : null;
        },
    ),
  );
  return together(project, `Make every “${doubt.text}” ${type}`, steps);
}

/** The document and the sentence of an example, if its words still are the same. */
function placeOf(
  project: Project,
  { doc: id, sentence: was }: ConfirmedExample,
): { readonly doc: Doc; readonly sentence: Sentence } | null {
  const doc = Object.hasOwn(project.docs, id) ? project.docs[id] : undefined;
  const sentence = doc && sentenceById(doc, was.id);
  return sentence && sentence.words.length === was.words.length ? { doc, sentence } : null;
}

/** The relation that a doubt is about, as it is now. */
export function doubtedRelation(project: Project, { at, relation }: RuleDoubt): Relation | null {
  const place = placeOf(project, at);
  if (!place) return null;
  const [head, tail] = [relation.head, relation.tail].map((end) => {
    const { type, ...words } = at.example.entities[end];
    return findEntity(place.doc, charSpan(place.sentence, words), type)?.id;
  });
  const found = relationsIn(place.doc, place.sentence).find(
    (r) => r.type === relation.type && r.head === head && r.tail === tail,
  );
  return found?.status === "confirmed" ? found : null;
}

/** What can be made of a relation against the rules: it turned round, or another type. */
export type RuleFix =
  | { readonly kind: "reverse" }
  | { readonly kind: "retype"; readonly type: string };

/** What the rules allow instead: the other direction first, else other types between these ends. */
export function fixesOf({ schema }: Project, { at, relation }: RuleDoubt): RuleFix[] {
  const { entities } = at.example;
  const [head, tail] = [entities[relation.head].type, entities[relation.tail].type];
  if (isLegal(schema, relation.type, { head: tail, tail: head })) return [{ kind: "reverse" }];
  return schema.relations
    .filter(({ heads, tails, name }) => (heads || tails) && isLegal(schema, name, { head, tail }))
    .map(({ name }) => ({ kind: "retype", type: name }));
}

/** Makes of a relation what the rules allow. */
export function fixRelation(project: Project, doubt: RuleDoubt, fix: RuleFix): NamedEdit | Refusal {
  const relation = doubtedRelation(project, doubt);
  if (!relation) return GONE;
  const doc = project.docs[doubt.at.doc];
  return fix.kind === "reverse"
    ? reverseRelation(doc, project.schema, relation.id)
    : retypeRelation(doc, project.schema, relation.id, fix.type);
}

/** Labels all twins as those of one way are, for the types that all of them know. */
export function takeWay(
  project: Project,
  doubt: TwinsDoubt,
  way: number,
  newId: () => string,
): NamedEdit | Refusal {
  const [model] = doubt.ways[way];
  const others = doubt.ways.filter((_, i) => i !== way).flat();
  const known = knownToAll(doubt.ways.flat());
  const labels = {
    entities: model.example.entities.filter(({ type }) => known?.entities.includes(type) ?? true),
    relations: model.example.relations
      .filter(({ type }) => known?.relations.includes(type) ?? true)
      .map(({ type, head, tail }) => {
        const ends = [head, tail].map((end) => model.example.entities[end]);
        return { type, head: ends[0], tail: ends[1] };
      }),
  };
  const isKnown = (kind: "entities" | "relations", type: string) =>
    known?.[kind].includes(type) ?? true;
  const steps = others.flatMap((at): Step[] => {
    const twin = placeOf(project, at);
    if (!twin) return [];
    const { sentence } = twin;
    const wanted = labels.entities.map(({ type, ...words }) => ({
      type,
      ...charSpan(sentence, words),
    }));
    const isWanted = (e: Entity) => wanted.some((w) => w.type === e.type && sameSpan(w, e));
    const docOf = (now: Project) => now.docs[at.doc];
    const there = entitiesIn(twin.doc, sentence).filter(({ status }) => status === "confirmed");
    const spare = there.filter((e) => isKnown("entities", e.type) && !isWanted(e));
    return [
      ...spare.map(
        ({ id }): Step =>
          (now) => {
            const entity = docOf(now).entities[id];
            const other = wanted.find((w) => sameSpan(w, entity) && !findsConfirmed(docOf(now), w));
            if (other) return retypeEntity(docOf(now), now.schema, id, other.type);
            return removeEntity(docOf(now), id);
          },
      ),
      ...wanted.map(
        (w): Step =>
          (now) => {
            return findsConfirmed(docOf(now), w)
              ? null
              : addEntity(docOf(now), now.schema, { id: newId(), ...w, by: "characters" });
          },
      ),
      ...relationsIn(twin.doc, sentence).map(
        ({ id }): Step =>
          (now) => {
            const relation = docOf(now).relations[id] as Relation | undefined;
            if (relation?.status !== "confirmed" || !isKnown("relations", relation.type))
              return null;
            const ends = [relation.head, relation.tail].map((end) => docOf(now).entities[end]);
            const isMeant = labels.relations.some(
              (r) =>
                r.type === relation.type &&
                sameSpan(charSpan(sentence, r.head), ends[0]) &&
                sameSpan(charSpan(sentence, r.tail), ends[1]),
            );
            return isMeant ? null : removeRelation(docOf(now), now.schema, id);
          },
      ),
      ...labels.relations.map(
        (r): Step =>
          (now) => {
            const [head, tail] = [r.head, r.tail].map(
              ({ type, ...words }) => findEntity(docOf(now), charSpan(sentence, words), type)?.id,
            );
            if (head === undefined || tail === undefined) return null;
            return addRelation(docOf(now), now.schema, { id: newId(), type: r.type, head, tail });
          },
      ),
    ];
  });
  const count = others.length === 1 ? "a sentence" : `${others.length} sentences`;
  return together(project, `Label ${count} as the twin is`, steps);
}

const findsConfirmed = (doc: Doc, { type, start, end }: Pick<Entity, "type" | "start" | "end">) =>
  findEntity(doc, { start, end }, type)?.status === "confirmed";

/** It is meant so: not asked again until it changes. */
export function keepDoubt(project: Project, doubt: Doubt): NamedEdit | Refusal {
  const { doc: id } = firstPlace(doubt);
  if (!Object.hasOwn(project.docs, id)) return GONE;
  const doc = project.docs[id];
  const checked = [...(doc.checked ?? []).filter((key) => key !== doubt.key), doubt.key];
  return inside(doc, NAMES[doubt.kind], { checked });
}

const NAMES: Readonly<Record<Doubt["kind"], string>> = {
  string: "Keep a string under several types",
  rule: "Keep a relation against the rules",
  twins: "Keep twins as they are labelled",
};

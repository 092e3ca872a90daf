import { t } from "../../../language/words.ts";
import { addEntity, findEntity, retypeEntity } from "../../annotate/entityEdits.ts";
import { addRelation } from "../../annotate/relationEdits.ts";
import { removeEntity, removeRelation } from "../../annotate/statusEdits.ts";
import { entitiesIn, relationsIn } from "../../document/docIndex.ts";
import type { Doc, Entity, Project, Relation } from "../../document/document.ts";
import type { NamedEdit, Refusal } from "../../document/edit.ts";
import { sameSpan } from "../../document/overlaps.ts";
import { charSpan } from "../../document/words.ts";
import type { TwinsDoubt } from "./doubt.ts";
import { knownToAll } from "./findDoubts.ts";
import { placeOf, type Step, together } from "./together.ts";

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
  const count = t("{others, plural, one {a sentence} other {{others, number} sentences}}", {
    others: others.length,
  });
  return together(project, t("Label {count} as the twin is", { count }), steps);
}

const findsConfirmed = (doc: Doc, { type, start, end }: Pick<Entity, "type" | "start" | "end">) =>
  findEntity(doc, { start, end }, type)?.status === "confirmed";

import { type Random, seededRandom } from "../../src/core/learn/random.ts";
import type { StoredDoc, StoredEntity, StoredRelation } from "./storedRows.ts";

/** A document whose gold annotations are suggestions, some of them wrong. */
export interface NoisyDoc {
  readonly gold: StoredDoc;
  readonly entities: readonly StoredEntity[];
  readonly relations: readonly StoredRelation[];
  readonly wrongType: ReadonlySet<string>;
  readonly wrongBorder: ReadonlySet<string>;
  /** Gold relations within a sentence that nothing suggests. */
  readonly missing: readonly StoredRelation[];
}

/** One in ten spans has a wrong type, one in ten a wrong border, two in ten relations are missing. */
const WRONG_TYPE = 0.1;
const WRONG_BORDER = 0.1;
const MISSING = 0.2;

/** The gold annotations as suggestions with a fifth of noise, the same for a seed. */
export function withNoise(gold: StoredDoc, types: readonly string[], seed = 1): NoisyDoc {
  const random = seededRandom(seed, gold.text.length);
  const wrongType = new Set<string>();
  const wrongBorder = new Set<string>();
  const entities = gold.entities.map((entity): StoredEntity => {
    const suggested = { ...entity, status: "suggested", score: round(0.5 + random() / 2) };
    const draw = random();
    if (draw < WRONG_TYPE) {
      wrongType.add(entity.id);
      const others = types.filter((type) => type !== entity.type);
      return { ...suggested, type: others[Math.floor(random() * others.length)] };
    }
    const moved = draw < WRONG_TYPE + WRONG_BORDER && movedBorder(gold, entity, random);
    if (!moved) return suggested;
    wrongBorder.add(entity.id);
    return { ...suggested, ...moved };
  });
  const sentenceOf = (id: string) => {
    const { start } = gold.entities.find((entity) => entity.id === id)!;
    return gold.sentences.find((sentence) => sentence.start <= start && start < sentence.end);
  };
  const missing = gold.relations.filter(
    ({ head, tail }) => sentenceOf(head) === sentenceOf(tail) && random() < MISSING,
  );
  const relations = gold.relations
    .filter((relation) => !missing.includes(relation))
    .map((r) => ({ ...r, status: "suggested", score: round(0.5 + random() / 2) }));
  return { gold, entities, relations, wrongType, wrongBorder, missing };
}

/** The end one word further or nearer, where that leaves a span that no other has. */
function movedBorder(doc: StoredDoc, entity: StoredEntity, random: Random) {
  if (entity.fragments) return null;
  const { words } = doc.sentences.find((s) => s.start <= entity.start && entity.start < s.end)!;
  const last = words.findIndex(([, end]) => end === entity.end);
  const first = words.findIndex(([start]) => start === entity.start);
  const to = words[last + (random() < 0.5 && last > first ? -1 : 1)];
  if (last === -1 || first === -1 || !to) return null;
  const isTaken = doc.entities.some((e) => e.start === entity.start && e.end === to[1]);
  return isTaken ? null : { end: to[1] };
}

const round = (score: number) => Math.round(score * 100) / 100;

import type { Project, Schema, Scope } from "../../document/document.ts";
import { sameSpan } from "../../document/overlaps.ts";
import { inBoth } from "../../document/scope.ts";
import type { Example } from "../../learn/example.ts";
import { hashOfAll, wordsHash } from "../../learn/wordsHash.ts";
import { isLegal } from "../../types/constraints.ts";
import type { ConfirmedExample } from "./confirmedExample.ts";
import type { Doubt, LabelledPlace, RuleDoubt, StringDoubt, TwinsDoubt } from "./doubt.ts";

/**
 * What contradicts itself, or the rules, in confirmed sentences, but for what was kept as it is:
 * relations against the rules, twins, and strings under several types, the most lopsided first.
 */
export function findDoubts(project: Project, confirmed: readonly ConfirmedExample[]): Doubt[] {
  const kept = new Set(Object.values(project.docs).flatMap(({ checked = [] }) => checked));
  const found: Doubt[] = [
    ...ruleDoubts(project.schema, confirmed),
    ...twinsDoubts(confirmed),
    ...stringDoubts(confirmed),
  ];
  return found.filter(({ key }) => !kept.has(key));
}

const keyOf = (kind: Doubt["kind"], asked: unknown): string =>
  hashOfAll([kind, JSON.stringify(asked)]);

function ruleDoubts(schema: Schema, confirmed: readonly ConfirmedExample[]): RuleDoubt[] {
  return confirmed.flatMap((at) => {
    const { words, entities, relations } = at.example;
    return relations
      .filter(({ type, head, tail }) => {
        const ends = { head: entities[head].type, tail: entities[tail].type };
        return !isLegal(schema, type, ends);
      })
      .map((relation) => {
        const { type, head, tail } = relation;
        const asked = [wordsHash(words), type, entities[head], entities[tail]];
        return { kind: "rule", key: keyOf("rule", asked), at, relation };
      });
  });
}

function stringDoubts(confirmed: readonly ConfirmedExample[]): StringDoubt[] {
  const strings = new Map<string, Map<string, LabelledPlace[]>>();
  for (const at of confirmed) {
    const { words, entities } = at.example;
    for (const { type, start, end } of entities) {
      // A span of two types at once is meant so.
      const isDouble = entities.some((e) => e.type !== type && sameSpan(e, { start, end }));
      if (isDouble) continue;
      const form = words.slice(start, end).join(" ").toLowerCase();
      const uses = strings.get(form) ?? new Map<string, LabelledPlace[]>();
      strings.set(form, uses);
      const places = uses.get(type);
      if (places) places.push({ at, start, end });
      else uses.set(type, [{ at, start, end }]);
    }
  }
  return [...strings]
    .filter(([, uses]) => uses.size > 1)
    .map(([form, table]): StringDoubt => {
      const uses = [...table]
        .map(([type, places]) => ({ type, places }))
        .sort((a, b) => b.places.length - a.places.length || (a.type < b.type ? -1 : 1));
      const [{ at, start, end }] = uses[0].places;
      const text = at.example.words.slice(start, end).join(" ");
      const asked = [form, uses.map(({ type }) => type).sort()];
      return { kind: "string", key: keyOf("string", asked), text, uses };
    })
    .sort((a, b) => usualShare(b) - usualShare(a) || countOf(b) - countOf(a));
}

const countOf = ({ uses }: StringDoubt): number =>
  uses.reduce((sum, { places }) => sum + places.length, 0);

/** The more often it is of one type, the likelier the others are slips. */
const usualShare = (doubt: StringDoubt): number => doubt.uses[0].places.length / countOf(doubt);

function twinsDoubts(confirmed: readonly ConfirmedExample[]): TwinsDoubt[] {
  const groups = new Map<string, ConfirmedExample[]>();
  for (const one of confirmed) {
    const words = one.example.words.join("\0");
    const group = groups.get(words);
    if (group) group.push(one);
    else groups.set(words, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const known = knownToAll(group);
    const ways = new Map<string, ConfirmedExample[]>();
    for (const one of group) {
      const way = labelsOf(one.example, known);
      const there = ways.get(way);
      if (there) there.push(one);
      else ways.set(way, [one]);
    }
    if (ways.size < 2) return [];
    const asked = [wordsHash(group[0].example.words), [...ways.keys()].sort()];
    const ordered = [...ways.values()].sort((a, b) => b.length - a.length);
    return [{ kind: "twins", key: keyOf("twins", asked), ways: ordered }];
  });
}

/** The types that all sentences know; undefined: all that there are. */
export const knownToAll = (group: readonly ConfirmedExample[]): Scope | undefined =>
  group
    .map(({ example }) => example.known)
    .reduce((all, known) => (all && known ? inBoth(all, known) : (all ?? known)), undefined);

/** The labels of a sentence, as far as the types are these. */
function labelsOf({ entities, relations }: Example, known: Scope | undefined): string {
  const spanOf = ({ start, end, type }: Example["entities"][number]) =>
    JSON.stringify([start, end, type]);
  const spans = entities.filter(({ type }) => known?.entities.includes(type) ?? true).map(spanOf);
  const pairs = relations
    .filter(({ type }) => known?.relations.includes(type) ?? true)
    .map(({ type, head, tail }) =>
      JSON.stringify([spanOf(entities[head]), spanOf(entities[tail]), type]),
    );
  return JSON.stringify([spans.sort(), pairs.sort()]);
}

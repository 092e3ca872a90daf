import type { Entity } from "../document/document.ts";
import type { ComparedDoc, Link } from "./comparedDoc.ts";
import { keyOf, type LinkDifference, type LinkKind } from "./sideDifference.ts";

/**
 * How the relations of two sides differ. Ends that belong together count as one, also where they
 * differ: that is a difference of its own, and is not told again for each of their relations.
 */
export function linkDifferences(
  { of, isSymmetric }: Pick<ComparedDoc, "of" | "isSymmetric">,
  partner: ReadonlyMap<Entity, Entity>,
): LinkDifference[] {
  const groups = new Map<string, Group>();
  const add = (side: keyof Group, link: Link, ends: readonly [Entity, Entity]) => {
    const key = JSON.stringify(ends.map((end) => places.get(end)!).sort((a, b) => a - b));
    const group = groups.get(key) ?? { left: [], right: [] };
    group[side].push({ link, head: ends[0] });
    groups.set(key, group);
  };
  const places = new Map<Entity, number>();
  const placed = (entity: Entity): Entity => {
    if (!places.has(entity)) places.set(entity, places.size);
    return entity;
  };
  for (const link of of.left.links) add("left", link, [placed(link.head), placed(link.tail)]);
  for (const link of of.right.links) {
    const [head, tail] = [link.head, link.tail].map((end) => placed(partner.get(end) ?? end));
    add("right", link, [head, tail]);
  }
  return [...groups.values()].flatMap((group) => differencesOf(group, isSymmetric));
}

/** A relation of either side, with its head as the left side has it. */
interface Placed {
  readonly link: Link;
  readonly head: Entity;
}

/** The relations between two spans. */
interface Group {
  readonly left: Placed[];
  readonly right: Placed[];
}

function differencesOf({ left, right }: Group, isSymmetric: ComparedDoc["isSymmetric"]) {
  const found: LinkDifference[] = [];
  const waiting = { left: inOrder(left), right: inOrder(right) };
  const sameType = (a: Placed, b: Placed) => a.link.relation.type === b.link.relation.type;
  const sameWay = (a: Placed, b: Placed) =>
    a.head === b.head || [a, b].some(({ link }) => isSymmetric(link.relation.type));
  const pairs: readonly [kind: LinkKind | null, belong: typeof sameType][] = [
    [null, (a, b) => sameType(a, b) && sameWay(a, b)],
    ["direction", sameType],
    ["type", sameWay],
    ["type", () => true],
  ];
  for (const [kind, belong] of pairs)
    for (const mine of [...waiting.left]) {
      const theirs = waiting.right.find((other) => belong(mine, other));
      if (!theirs) continue;
      waiting.left.splice(waiting.left.indexOf(mine), 1);
      waiting.right.splice(waiting.right.indexOf(theirs), 1);
      if (kind) found.push(differenceOf(kind, mine.link, theirs.link));
    }
  return [
    ...found,
    ...waiting.left.map(({ link }) => differenceOf("onlyLeft", link, null)),
    ...waiting.right.map(({ link }) => differenceOf("onlyRight", null, link)),
  ];
}

const differenceOf = (kind: LinkKind, left: Link | null, right: Link | null): LinkDifference => ({
  of: "relation",
  key: keyOf(left, right),
  kind,
  left,
  right,
});

/** By type, then by which end comes first: so that it comes out the same on either side. */
const inOrder = (placed: readonly Placed[]): Placed[] =>
  placed.toSorted((a, b) => {
    const [ofA, ofB] = [a.link.relation.type, b.link.relation.type];
    if (ofA !== ofB) return ofA < ofB ? -1 : 1;
    return isForward(b.link) - isForward(a.link);
  });

const isForward = ({ head, tail }: Link): number => (head.start < tail.start ? 1 : 0);

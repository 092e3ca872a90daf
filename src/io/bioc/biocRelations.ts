import { t } from "../../language/words.ts";
import type { GoldRelation, LeaveOut } from "../goldDoc.ts";
import { UNNAMED } from "../typeNames.ts";
import type { BiocAnnotation, BiocNode, BiocRelation } from "./biocModel.ts";
import { readInfons } from "./infons.ts";

/** What stands in one document, passage or sentence. */
export interface BiocScope {
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
}

/** What relations are read with. */
export interface RelationHost {
  /** The ids of the annotations that are kept. */
  readonly idOf: ReadonlyMap<BiocAnnotation, string>;
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
  /** An infon that is not kept. */
  readonly lost: (name: string) => void;
}

/** Roles that say which end is which; other nodes go by their order. */
const HEADS = new Set("subj subject head source from arg1 agent governor cause".split(" "));
const TAILS = new Set("obj object tail target to arg2 patient dependent theme".split(" "));

/**
 * The relations that join two annotations. Ids are looked for where the relation stands, then in the
 * document. Relations of one, of three and more, or of concepts are told.
 */
export function biocRelations(scopes: readonly BiocScope[], host: RelationHost): GoldRelation[] {
  const all = byId(scopes.flatMap(({ annotations }) => annotations));
  return scopes.flatMap((scope) => {
    const own = byId(scope.annotations);
    const find = (refid: string) => own.get(refid) ?? all.get(refid);
    return scope.relations.flatMap((relation) => relationOf(relation, find, host) ?? []);
  });
}

const byId = (annotations: readonly BiocAnnotation[]): Map<string, BiocAnnotation> =>
  new Map(annotations.toReversed().map((one) => [one.id, one]));

function relationOf(
  { infons, nodes, place }: BiocRelation,
  find: (refid: string) => BiocAnnotation | undefined,
  { idOf, leaveOut, note, lost }: RelationHost,
): GoldRelation | null {
  if (nodes.length !== 2) {
    leaveOut(kindOf(nodes), place);
    return null;
  }
  const ends = inOrder(nodes).map(({ refid }) => idOf.get(find(refid)!));
  const [head, tail] = ends;
  if (head === undefined || tail === undefined) {
    leaveOut(t("relations of what is not a span"), place);
    return null;
  }
  const { type, suggested, others } = readInfons(infons, "relation");
  for (const name of others) lost(name);
  if (type === "")
    note(
      t("relations without a type are of the type “{relation}”", { relation: UNNAMED.relation }),
    );
  return { type: type || UNNAMED.relation, head, tail, place, ...(suggested && { suggested }) };
}

const kindOf = (nodes: readonly BiocNode[]): string =>
  nodes.length > 2
    ? t("relations of three or more spans")
    : t("relations that do not join two spans (of concepts, or of one)");

/** Head first. */
function inOrder([first, second]: readonly BiocNode[]): readonly BiocNode[] {
  const [a, b] = [first, second].map(({ role }) => role.trim().toLowerCase());
  const isTurned = (TAILS.has(a) && !TAILS.has(b)) || (HEADS.has(b) && !HEADS.has(a));
  return isTurned ? [second, first] : [first, second];
}

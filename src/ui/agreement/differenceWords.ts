import type { Link } from "../../core/agreement/comparedDoc.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import type { Doc, Entity } from "../../core/document/document.ts";
import { isolated, rightwards, visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityName, relationName } from "../look/names.ts";

/** The kinds of differences, in the order of the filter. */
export const KINDS: readonly { readonly id: string; readonly name: string }[] = [
  {
    id: "span onlyLeft",
    get name() {
      return t("Span only left");
    },
  },
  {
    id: "span onlyRight",
    get name() {
      return t("Span only right");
    },
  },
  {
    id: "span type",
    get name() {
      return t("Span of another type");
    },
  },
  {
    id: "span borders",
    get name() {
      return t("Span with other borders");
    },
  },
  {
    id: "span bordersAndType",
    get name() {
      return t("Span with other borders and type");
    },
  },
  {
    id: "relation onlyLeft",
    get name() {
      return t("Relation only left");
    },
  },
  {
    id: "relation onlyRight",
    get name() {
      return t("Relation only right");
    },
  },
  {
    id: "relation type",
    get name() {
      return t("Relation of another type");
    },
  },
  {
    id: "relation direction",
    get name() {
      return t("Relation the other way round");
    },
  },
];

export const kindId = ({ of, kind }: SideDifference): string => `${of} ${kind}`;

export const kindName = (difference: SideDifference): string =>
  KINDS.find(({ id }) => id === kindId(difference))!.name;

/** What one side has: the type and the words. */
export interface SideWords {
  readonly type: string;
  readonly text: string;
  readonly hue: number;
}

/** Null: this side has nothing there. */
export function sideWords(item: Entity | Link | null, doc: Doc, looks: Looks): SideWords | null {
  if (!item) return null;
  const words = (entity: Entity) => visibleWords(doc.text, entity);
  if (!("relation" in item)) {
    const { verbose, hue } = lookOf(looks.entities, item.type);
    return { type: verbose, text: words(item), hue };
  }
  const { verbose, hue, symmetric } = lookOf(looks.relations, item.relation.type);
  const [head, tail] = [item.head, item.tail].map((end) => isolated(words(end)));
  const text = rightwards(`${head} ${symmetric ? "–" : "→"} ${tail}`);
  return { type: verbose, text, hue };
}

/** All that is annotated in a drawing, in words. */
export function drawingWords(
  doc: Doc,
  drawn: Pick<Doc, "text"> & {
    readonly spans: readonly Entity[];
    readonly relations: readonly Link["relation"][];
  },
  looks: Looks,
): string {
  const words = (id: string) => visibleWords(doc.text, doc.entities[id]);
  const all = [
    ...drawn.spans.map((entity) => entityName(words(entity.id), entity, looks)),
    ...drawn.relations.map((relation) => relationName(relation, looks, words)),
  ];
  return [drawn.text, all.length > 0 ? all.join("; ") : t("nothing is annotated")].join(": ");
}

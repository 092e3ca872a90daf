import { t } from "../../language/words.ts";
import { quote } from "../annotate/entityEdits.ts";
import { sentencesOver } from "../annotate/labelAcross.ts";
import { joinSentences } from "../annotate/sentenceBorders.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Entity, Schema } from "../document/document.ts";
import { type Edit, isRefusal, type NamedEdit } from "../document/edit.ts";
import { distinctRelations } from "../document/sameAnnotations.ts";
import { squashEdits } from "../document/squashEdits.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { withTypes } from "../types/schema.ts";
import { shownName } from "../types/shownNames.ts";
import { isUnlike } from "./alignedDoc.ts";
import { type ComparedDoc, type ComparedPart, comparedDoc, type SideTypes } from "./comparedDoc.ts";
import { docDifferences, type Settled } from "./docDifferences.ts";
import { refOf, type SideDifference } from "./sideDifference.ts";
import { takenLinks } from "./takenLinks.ts";
import { type TakenSpans, takenSpans } from "./takenSpans.ts";

/** What stands at a place when it is decided: one side, both, or nothing. */
export type Choice = "left" | "right" | "both" | "neither";

export interface Deciding {
  readonly left: Doc;
  /** The document of the right side, as it came. */
  readonly right: Doc;
  readonly part: ComparedPart;
  readonly schema: Schema;
  /** The types of both sides as they were when the comparison began. */
  readonly sideTypes: SideTypes;
  /** The types of the right side: those that it brings are added. */
  readonly types: ModelTypes;
  readonly newId: () => string;
}

/** What decisions come to. */
export interface Decided {
  /** Null: the left document stays as it is. */
  readonly made: NamedEdit | null;
  readonly settled: Settled;
  /** Why some could not be taken; they are open as before. */
  readonly refused: readonly string[];
}

/** Decides differences of a document in one way: the left document becomes what was chosen. */
export function decideDifferences(
  deciding: Deciding,
  wanted: readonly SideDifference[],
  choice: Choice,
): Decided {
  const { left: doc, schema } = deciding;
  const refused = new Map<SideDifference, string>();
  const steps = (["span", "relation"] as const).reduce<{ edit: Edit; doc: Doc; schema: Schema }>(
    (before, of) => {
      const some = wanted.filter((difference) => difference.of === of);
      if (some.length === 0) return before;
      const now = { ...deciding, left: before.doc, schema: before.schema };
      const edit = editOf(now, some, choice, refused);
      const project = { docs: { [doc.id]: before.doc }, schema: before.schema };
      const after = applyEdit(project, edit).project;
      return {
        edit: squashEdits(before.edit, edit),
        doc: after.docs[doc.id],
        schema: after.schema,
      };
    },
    { edit: {}, doc, schema },
  );
  const done = wanted.filter((difference) => !refused.has(difference));
  const isChanged = steps.doc !== doc;
  return {
    made: isChanged ? { name: stepName(deciding, done, choice), edit: steps.edit } : null,
    settled: settledBy(done, choice),
    refused: [...refused.values()],
  };
}

const keeps = (choice: Choice): boolean => choice === "left" || choice === "both";
const takes = (choice: Choice): boolean => choice === "right" || choice === "both";

function settledBy(done: readonly SideDifference[], choice: Choice): Settled {
  const refs = (side: "left" | "right") =>
    new Set(done.flatMap((difference) => difference[side] ?? []).map(refOf));
  return {
    kept: keeps(choice) ? refs("left") : new Set(),
    declined: takes(choice) ? new Set() : refs("right"),
  };
}

/** What is done to one side of a difference or to both, for spans as for relations. */
interface Hands<T> {
  fault(item: T): string | null;
  add(item: T): unknown;
  change(item: T, to: T): void;
  remove(item: T): void;
}

function decide<T>(
  { left, right }: { readonly left: T | null; readonly right: T | null },
  choice: Choice,
  hands: Hands<T>,
): string | null {
  const fault = right && takes(choice) ? hands.fault(right) : null;
  if (fault !== null) return fault;
  if (right && takes(choice)) {
    if (left && !keeps(choice)) hands.change(left, right);
    else hands.add(right);
  } else if (left && !keeps(choice)) hands.remove(left);
  return null;
}

/** The edit that decides differences of one kind. Spans of earlier decisions are in the document. */
function editOf(
  { left, right, part, schema, sideTypes, types, newId }: Deciding,
  wanted: readonly SideDifference[],
  choice: Choice,
  refused: Map<SideDifference, string>,
): Edit {
  const compared = comparedDoc(left, right, part, sideTypes);
  if (isUnlike(compared)) return {};
  const { all, partner } = docDifferences(compared);
  const spans = takenSpans(left, { schema, part, newId });
  const { isSymmetric } = compared;
  const links = takenLinks(spans, { doc: left, partner, isSymmetric, newId });
  const nowOf = asItStands(all);
  for (const difference of wanted) {
    const now = nowOf(difference);
    if (!now) continue;
    const fault = now.of === "span" ? decide(now, choice, spans) : decide(now, choice, links);
    if (fault !== null) refused.set(difference, fault);
  }
  return whole(compared, spans, { schema, types, newId });
}

/** Finds a difference as it stands after what was decided before it. */
function asItStands(all: readonly SideDifference[]) {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const bySide = (side: "left" | "right") =>
    new Map(all.flatMap((one) => (one[side] ? [[refOf(one[side]), one] as const] : [])));
  const [byLeft, byRight] = [bySide("left"), bySide("right")];
  return ({ key, left, right }: SideDifference): SideDifference | undefined =>
    byKey.get(key) ??
    (right ? byRight.get(refOf(right)) : undefined) ??
    (left ? byLeft.get(refOf(left)) : undefined);
}

interface Making extends Pick<Deciding, "schema" | "types" | "newId"> {}

/** The changes with all that they need: sentences as long as their spans, and types that are new. */
function whole(compared: ComparedDoc, spans: TakenSpans, making: Making): Edit {
  const { left } = compared;
  const { newId } = making;
  const schema = withNewTypes(spans, making);
  let edit: Edit = schema === making.schema ? {} : { schema };
  let doc = left;
  const then = (next: Edit) => {
    edit = squashEdits(edit, next);
    doc = applyEdit({ docs: { [left.id]: doc }, schema }, next).project.docs[left.id];
  };
  for (const span of spans.placed) {
    const parts = sentencesOver(doc, span);
    if (parts.length < 2) continue;
    const joined = joinSentences(doc, {
      from: parts[0].id,
      to: parts[parts.length - 1].id,
      newId: newId(),
    });
    if (!isRefusal(joined)) then(joined.edit);
  }
  const { entities, relations } = spans;
  then({ inside: { [left.id]: { entities, relations } } });
  if (spans.placed.length > 0) {
    const turned = distinctRelations(doc, (relation) => relation, compared.isSymmetric);
    then({ inside: { [left.id]: { relations: turned } } });
  }
  return edit;
}

function withNewTypes({ entities, relations }: TakenSpans, { schema, types }: Making): Schema {
  const used = (table: Readonly<Record<string, { type: string } | null>>) =>
    new Set(Object.values(table).flatMap((one) => one?.type ?? []));
  const some = <T>(all: Readonly<Record<string, T>>, wanted: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)));
  return withTypes(schema, {
    entities: some(types.entities, used(entities)),
    relations: some(types.relations, used(relations)),
  });
}

const DONE: Record<Choice, string> = {
  get left() {
    return t("keep mine");
  },
  get right() {
    return t("take the other side’s");
  },
  get both() {
    return t("keep both");
  },
  get neither() {
    return t("keep neither");
  },
};

function stepName({ schema, left }: Deciding, done: readonly SideDifference[], choice: Choice) {
  const verb = DONE[choice];
  if (done.length !== 1)
    return t("Compare: {verb}, {done, number} differences", { verb, done: done.length });
  const [{ left: mine, right: theirs }] = done;
  const item = (takes(choice) ? (theirs ?? mine) : (mine ?? theirs))!;
  const span = (entity: Entity) => quote(left, entity);
  if (!("relation" in item))
    return t("Compare: {verb}, {entities} {span}", {
      verb,
      entities: shownName(schema.entities, item.type),
      span: span(item),
    });
  const { relation, head, tail } = item;
  const name = shownName(schema.relations, relation.type);
  return t("Compare: {verb}, {name} {span} → {span2}", {
    verb,
    name,
    span: span(head),
    span2: span(tail),
  });
}

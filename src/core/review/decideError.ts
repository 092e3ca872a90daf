import { t } from "../../language/words.ts";
import { addEntity, moveEntity, quote, retypeEntity } from "../annotate/entityEdits.ts";
import { addRelation, retypeRelation, reverseRelation, title } from "../annotate/relationEdits.ts";
import { removeEntity, removeRelation } from "../annotate/statusEdits.ts";
import { sentenceById } from "../document/docIndex.ts";
import type { Doc, Schema } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { charSpan } from "../document/words.ts";
import { confirmedSpans } from "./confirmedSpans.ts";
import type { LikelyError } from "./likelyErrors.ts";

const GONE: Refusal = {
  get refused() {
    return t("This is no longer as it was: it is left as it is.");
  },
};

/** The model is right: its reading takes the place of the label. The sentence stays confirmed. */
export function takeTheirs(
  doc: Doc,
  schema: Schema,
  { doubt, mine, sentence: id }: LikelyError,
  newId: () => string,
): NamedEdit | Refusal {
  const sentence = sentenceById(doc, id);
  if (!sentence) return GONE;
  if (doubt.of === "span") {
    if (mine !== null && !Object.hasOwn(doc.entities, mine)) return GONE;
    if (!doubt.theirs) return mine === null ? GONE : removeEntity(doc, mine);
    const { type } = doubt.theirs;
    const span = charSpan(sentence, doubt.theirs);
    if (mine === null) return addEntity(doc, schema, { id: newId(), ...span, type });
    if (doubt.kind === "type") return retypeEntity(doc, schema, mine, type);
    return moveEntity(doc, schema, { id: mine, ...span, type });
  }
  if (mine !== null && !Object.hasOwn(doc.relations, mine)) return GONE;
  if (!doubt.theirs) return mine === null ? GONE : removeRelation(doc, schema, mine);
  if (doubt.kind === "reversed" && mine !== null) return reverseRelation(doc, schema, mine);
  const { type } = doubt.theirs;
  if (doubt.kind === "type" && mine !== null) return retypeRelation(doc, schema, mine, type);
  const entities = confirmedSpans(doc, id);
  const [head, tail] = [entities[doubt.theirs.head], entities[doubt.theirs.tail]];
  if (!head || !tail) return GONE;
  return addRelation(doc, schema, { id: newId(), type, head: head.id, tail: tail.id });
}

/** So many keys are remembered of a document; nobody looks at as many errors. */
const MOST_CHECKED = 2000;

/** The label is right: it is not asked again. */
export function keepMine(
  doc: Doc,
  schema: Schema,
  { key, mine, span, doubt }: LikelyError,
): NamedEdit {
  const relation = doubt.of === "relation" && mine !== null ? doc.relations[mine] : undefined;
  const what = relation ? title(doc, schema, relation) : quote(doc, span);
  const others = (doc.checked ?? []).filter((one) => one !== key);
  const checked = [...others, key].slice(-MOST_CHECKED);
  return inside(doc, t("Keep {what} as it is", { what }), { checked });
}

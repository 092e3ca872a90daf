// What annotations are called: by screen readers, in tooltips, in the inspector.

import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { isByName } from "../../core/types/byName.ts";
import { listed as joined } from "../../language/lists.ts";
import { shownNumber } from "../../language/numbers.ts";
import { visibleWords } from "../../language/unseen.ts";
import { asNow, t } from "../../language/words.ts";
import { type Looks, lookOf, type TypeLook } from "./looks.ts";

/** "97 %"; nothing for what a person made. */
export const percent = (score: number | null): string =>
  score === null ? "" : `${Math.round(score * 100)} %`;

/** What is said of a suggestion of a type that the model knows by its name only. */
export const BY_NAME = () => t("by name only");

/** A suggestion's score where there is no room: "97", or "~41" for one by name only. */
export function shortScore(look: TypeLook, annotation: Entity | Relation): string {
  const { status, score } = annotation;
  if (status !== "suggested" || score === null) return "";
  return `${isByName(look, annotation) ? "~" : ""}${Math.round(score * 100)}`;
}

/** "Havana, Location, suggested, 97 %"; "Kestrel, Vessel, suggested, by name only, 41 %" */
export function entityName(text: string, entity: Entity, looks: Looks): string {
  const look = lookOf(looks.entities, entity.type);
  return listed(text, look.verbose, ...state(entity, look));
}

/** "Works for from Ann to Acme, suggested, 83 %" */
export function relationName(
  relation: Relation,
  looks: Looks,
  textOf: (entity: string) => string,
): string {
  const look = lookOf(looks.relations, relation.type);
  const { verbose, symmetric } = look;
  const [head, tail] = [relation.head, relation.tail].map(textOf);
  const ends = symmetric
    ? t("between {head} and {tail}", { head, tail })
    : t("from {head} to {tail}", { head, tail });
  return listed(`${verbose} ${ends}`, ...state(relation, look));
}

/** The words of an entity as they are shown, on one line. */
export function entityText(doc: Doc, id: string): string {
  const entity = doc.entities[id];
  return entity ? visibleWords(doc.text, entity) : "";
}

/** A message with a full stop, so that another sentence can follow. */
export const asSentence = (message: string): string =>
  /[.!?]\)?$/.test(message) ? asNow(message) : `${asNow(message)}.`;

/** "1 sentence", "2 sentences" */
export const counted = (count: number, noun: string): string =>
  `${shownNumber(count)} ${noun}${count === 1 ? "" : "s"}`;

const MOST_LISTED = 3;

/** "Vessel", "Vessel and Port", "Vessel, Port, Cargo and 4 more" */
export function typeList(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  const more = names.length - MOST_LISTED;
  if (more > 0)
    return t("{names} and {more, number} more", {
      names: names.slice(0, MOST_LISTED).join(", "),
      more,
    });
  return joined(names, "and");
}

const listed = (...parts: string[]): string => parts.filter(Boolean).join(", ");

/** "suggested, 97 %" */
export const stateText = (annotation: Entity | Relation, look: TypeLook): string =>
  listed(...state(annotation, look));

/** Once decided, an annotation's score is no news; the inspector still shows it. */
const state = (annotation: Entity | Relation, look: TypeLook): string[] => [
  STATUS_NAMES[annotation.status](),
  isByName(look, annotation) ? BY_NAME() : "",
  annotation.status === "suggested" ? percent(annotation.score) : "",
];

const STATUS_NAMES: Readonly<Record<Entity["status"], () => string>> = {
  suggested: () => t("suggested"),
  confirmed: () => t("confirmed"),
  rejected: () => t("rejected"),
};

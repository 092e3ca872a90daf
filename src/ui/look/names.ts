// What annotations are called: by screen readers, in tooltips, in the inspector.
import type { Doc, Entity, Relation, Status } from "../../core/document/document.ts";
import { type Looks, lookOf } from "./looks.ts";

/** "97 %"; nothing for what a person made. */
export const percent = (score: number | null): string =>
  score === null ? "" : `${Math.round(score * 100)} %`;

/** "Havana, Location, suggested, 97 %" */
export function entityName(text: string, entity: Entity, looks: Looks): string {
  return listed(text, lookOf(looks.entities, entity.type).verbose, ...state(entity));
}

/** "Works for from Ann to Acme, suggested, 83 %" */
export function relationName(
  relation: Relation,
  looks: Looks,
  textOf: (entity: string) => string,
): string {
  const { verbose, symmetric } = lookOf(looks.relations, relation.type);
  const [head, tail] = [relation.head, relation.tail].map(textOf);
  const ends = symmetric ? `between ${head} and ${tail}` : `from ${head} to ${tail}`;
  return listed(`${verbose} ${ends}`, ...state(relation));
}

/** The words of an entity, on one line. */
export function entityText(doc: Doc, id: string): string {
  const entity = doc.entities[id];
  return entity ? doc.text.slice(entity.start, entity.end).replace(/\s+/g, " ") : "";
}

/** A message with a full stop, so that another sentence can follow. */
export const asSentence = (message: string): string =>
  /[.!?)]$/.test(message) ? message : `${message}.`;

/** "1 sentence", "2 sentences" */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

const listed = (...parts: string[]): string => parts.filter(Boolean).join(", ");

/** Once decided, an annotation's score is no news; the inspector still shows it. */
const state = ({ status, score }: { status: Status; score: number | null }): string[] => [
  status,
  status === "suggested" ? percent(score) : "",
];

import { placeText } from "./importError.ts";
import type { LeftOut, Note, NotRead, Reading } from "./reading.ts";

/** What an import did, for the user to read and to copy. */
export interface ImportReport {
  readonly opened: readonly Opened[];
  readonly leftOut: readonly LeftOutKind[];
  readonly notRead: readonly NotRead[];
  readonly notes: readonly Note[];
}

/** A document that was opened. */
export interface Opened {
  readonly name: string;
  readonly entities: number;
  readonly relations: number;
}

/** Things of one kind that were left out, and where they stood. */
export interface LeftOutKind {
  readonly kind: string;
  readonly count: number;
  /** A line of places for each file: `b.ann, line 3, R1; line 7, R4`. */
  readonly places: readonly string[];
}

/** Sums up a reading. */
export function importReport({ docs, leftOut, notRead, notes }: Reading): ImportReport {
  return {
    opened: docs.map(({ name, entities, relations }) => ({
      name,
      entities: Object.keys(entities).length,
      relations: Object.keys(relations).length,
    })),
    leftOut: [...groupBy(leftOut, ({ kind }) => kind)].map(([kind, items]) => ({
      kind,
      count: items.length,
      places: [...groupBy(items, ({ file }) => file)].map(placesIn),
    })),
    notRead,
    notes,
  };
}

/** Whether an import has more to tell than what was opened. */
export const hasMore = ({ leftOut, notRead, notes }: ImportReport): boolean =>
  leftOut.length + notRead.length + notes.length > 0;

/** A report as lines of text: to copy, and for the command line. */
export function reportLines({ opened, leftOut, notRead, notes }: ImportReport): string[] {
  const entities = opened.reduce((sum, doc) => sum + doc.entities, 0);
  const relations = opened.reduce((sum, doc) => sum + doc.relations, 0);
  return [
    `opened: ${opened.length} (spans: ${entities}, relations: ${relations})`,
    ...opened.map((doc) => `  ${doc.name}: spans ${doc.entities}, relations ${doc.relations}`),
    ...leftOut.flatMap(({ kind, count, places }) => [
      `left out: ${kind}: ${count}`,
      ...places.map((place) => `  ${place}`),
    ]),
    ...notRead.map(({ file, reason }) => `not read: ${file}: ${oneLine(reason)}`),
    ...notes.map(({ file, text }) => `note: ${file}: ${oneLine(text)}`),
  ];
}

const placesIn = ([file, items]: readonly [string, readonly LeftOut[]]): string => {
  const places = items.map(({ place }) => placeText(place)).filter(Boolean);
  return oneLine(places.length > 0 ? `${file}, ${places.join("; ")}` : file);
};

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

import type { Doc } from "../core/document/document.ts";
import { t } from "../language/words.ts";
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
  /** How many stand at places that are not listed; absent: none. */
  readonly more?: number;
}

/** Sums up a reading. */
export function importReport({ docs, leftOut, notRead, notes }: Reading): ImportReport {
  return {
    opened: docs.map(openedOf),
    leftOut: [...groupBy(leftOut, ({ kind }) => kind)].map(([kind, items]) => ({
      kind,
      count: items.length,
      places: [...groupBy(items, ({ file }) => file)].map(placesIn),
    })),
    notRead,
    notes,
  };
}

/** A document as reports list it. */
export const openedOf = ({ name, entities, relations }: Doc): Opened => ({
  name,
  entities: Object.keys(entities).length,
  relations: Object.keys(relations).length,
});

/** Whether an import has more to tell than what was opened. */
export const hasMore = ({ leftOut, notRead, notes }: ImportReport): boolean =>
  leftOut.length + notRead.length + notes.length > 0;

/** How much was opened in all. */
export interface Totals {
  readonly documents: number;
  readonly entities: number;
  readonly relations: number;
}

/**
 * A report as lines of text: to copy, and for the command line.
 *
 * @param all of which the report lists the first documents only
 */
export function reportLines(report: ImportReport, all: Totals = totalsOf(report)): string[] {
  const { opened, leftOut, notRead, notes } = report;
  return [
    t("opened: {documents} (spans: {entities}, relations: {relations})", {
      documents: all.documents,
      entities: all.entities,
      relations: all.relations,
    }),
    ...opened.map(
      ({ name, entities, relations }) =>
        `  ${t("{name}: spans {entities}, relations {relations}", { name, entities, relations })}`,
    ),
    ...andMore(all.documents - opened.length),
    ...leftOut.flatMap(({ kind, count, places, more = 0 }) => [
      t("left out: {kind}: {count}", { kind, count }),
      ...places.map((place) => `  ${place}`),
      ...andMore(more),
    ]),
    ...notRead.map(({ file, reason }) =>
      t("not read: {file}: {reason}", { file, reason: oneLine(reason) }),
    ),
    ...notes.map(({ file, text }) => t("note: {file}: {text}", { file, text: oneLine(text) })),
  ];
}

const totalsOf = ({ opened }: ImportReport): Totals => ({
  documents: opened.length,
  entities: opened.reduce((sum, doc) => sum + doc.entities, 0),
  relations: opened.reduce((sum, doc) => sum + doc.relations, 0),
});

const andMore = (more: number): string[] =>
  more > 0 ? [`  ${t("and {more} more", { more })}`] : [];

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

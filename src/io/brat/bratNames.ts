import { z } from "zod";
import type { ModelTypes, RelationTypeNames, TypeNames } from "../../core/types/modelTypes.ts";
import { typeNames } from "../typeNames.ts";

/** What brat calls a type: without what separates things in its files, and no two alike. */
export type BratNames = (name: string) => string;

/**
 * Names for brat's files. A name that it can hold stays; blanks and signs become `_`, and where two
 * names would be alike the later one gets a number.
 */
export function bratNames(types: ModelTypes): BratNames {
  const names = [
    ...new Set([...Object.keys(types.entities), ...Object.keys(types.relations)].sort(fitFirst)),
  ];
  const given = new Map<string, string>();
  const used = new Set<string>();
  for (const name of names) {
    const plain = plainName(name);
    let free = plain;
    for (let n = 2; used.has(free); n++) free = `${plain}_${n}`;
    used.add(free);
    given.set(name, free);
  }
  return (name) => given.get(name) ?? plainName(name);
}

/** The names that differ in brat's files: “A B” → A_B. */
export const renamedForBrat = (types: ModelTypes, names: BratNames): string[] =>
  [...new Set([...Object.keys(types.entities), ...Object.keys(types.relations)])].flatMap((name) =>
    names(name) === name ? [] : [`“${name}” → ${names(name)}`],
  );

// Separators of .ann and annotation.conf, and what begins their comments, sections and macros.
const SIGNS = /[\s|,:;<>#!?*+={}[\]()"'`\\&]+/g;

const plainName = (name: string): string => name.trim().replace(SIGNS, "_") || "_";

/** Names that stay as they are come first, so that no other takes them. */
const fitFirst = (a: string, b: string): number =>
  Number(plainName(a) !== a) - Number(plainName(b) !== b);

const COMMENT = "# type";
const entry = z.object({
  kind: z.enum(["entity", "relation"]),
  brat: z.string(),
  name: z.string().regex(/\S/),
  short: z.string(),
  verbose: z.string(),
});
type Entry = z.infer<typeof entry>;

/**
 * Writes a visual.conf: brat shows the labels, and the comments give the names back exactly when the
 * files are read here.
 */
export function formatVisualConf(types: ModelTypes, names: BratNames): string {
  const entries: Entry[] = (["entity", "relation"] as const).flatMap((kind) =>
    Object.entries(kind === "entity" ? types.entities : types.relations).map(
      ([name, { short, verbose }]) => ({ kind, brat: names(name), name, short, verbose }),
    ),
  );
  const labels = new Map(entries.map(({ brat, verbose }) => [brat, label(verbose)]));
  return [
    "[labels]",
    ...[...labels].map(([brat, text]) => `${brat} | ${text}`),
    ...entries.filter(isTold).map((told) => `${COMMENT} ${JSON.stringify(told)}`),
    "",
    "[drawing]",
    "",
  ].join("\n");
}

/** What the reader would not guess by itself. */
function isTold({ brat, name, short, verbose }: Entry): boolean {
  const guess = typeNames(brat);
  return name !== brat || short !== guess.short || verbose !== guess.verbose;
}

const label = (verbose: string): string => verbose.replace(/[|\s]+/g, " ").trim() || "_";

/** The names that a visual.conf gives back; one that others wrote gives none. */
export interface NamesBack {
  entity(brat: string): TypeNames & { readonly name: string };
  relation(brat: string): TypeNames & { readonly name: string };
}

/** Reads the names that `formatVisualConf` wrote. */
export function parseVisualConf(conf: string): NamesBack {
  const entries = conf.split(/\r?\n/).flatMap((line): Entry[] => {
    if (!line.startsWith(`${COMMENT} {`)) return [];
    try {
      const parsed = entry.safeParse(JSON.parse(line.slice(COMMENT.length)));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return []; // a comment that only looks like ours
    }
  });
  const of = (kind: Entry["kind"]) => {
    const known = new Map(entries.filter((e) => e.kind === kind).map((e) => [e.brat, e]));
    return (brat: string) => known.get(brat) ?? { name: brat, ...typeNames(brat) };
  };
  return { entity: of("entity"), relation: of("relation") };
}

/** Types as annotation.conf has them, under their own names. */
export function withNamesBack(types: ModelTypes, names: NamesBack): ModelTypes {
  const ends = (list: readonly string[] | undefined) => list?.map((e) => names.entity(e).name);
  return {
    entities: Object.fromEntries(
      Object.keys(types.entities).map((brat) => {
        const { name, short, verbose } = names.entity(brat);
        return [name, { short, verbose }];
      }),
    ),
    relations: Object.fromEntries(
      Object.entries(types.relations).map(([brat, type]): [string, RelationTypeNames] => {
        const { name, short, verbose } = names.relation(brat);
        const [heads, tails] = [ends(type.heads), ends(type.tails)];
        const rules = { ...(heads && { heads }), ...(tails && { tails }) };
        return [name, { short, verbose, symmetric: type.symmetric, ...rules }];
      }),
    ),
  };
}

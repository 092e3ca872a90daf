import type { RelationTypeNames } from "../../core/types/modelTypes.ts";

type Rules = Pick<RelationTypeNames, "heads" | "tails">;

/** A line of an `annotation.conf` that names a type. */
export interface BratTypeLine {
  readonly section: string;
  readonly name: string;
  readonly args: string;
  /** How many blanks stand before it: a type deeper than the one above is of its kind. */
  readonly indent: number;
}

/** What names in rules stand for. */
interface StandIns {
  /** `POG` → `Person|Organization|GPE` */
  readonly macros: ReadonlyMap<string, string>;
  readonly entities: readonly string[];
  readonly events: readonly string[];
  /** The types of a kind, by its name. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

/** Collects what names stand for. */
export function standIns(conf: string, lines: readonly BratTypeLine[]): StandIns {
  const below = new Map<string, string[]>();
  let above: BratTypeLine[] = [];
  for (const line of lines) {
    above = above.filter((a) => a.section === line.section && a.indent < line.indent);
    for (const { name } of above.map(plain))
      below.set(name, [...(below.get(name) ?? []), plain(line).name]);
    above.push(line);
  }
  const of = (wanted: string) =>
    lines
      .filter(({ section, name }) => section === wanted && !name.startsWith("!"))
      .map(({ name }) => name);
  const macros = new Map(
    [...conf.matchAll(/^\s*<([^<>]+)>\s*=\s*(.+)$/gm)].map(([, name, types]) => [name, types]),
  );
  return { macros, entities: of("entities"), events: of("events"), below };
}

const plain = (line: BratTypeLine): BratTypeLine => ({
  ...line,
  name: line.name.replace(/^!/, ""),
});

/**
 * What a relation may link, from `Arg1:Person|Org, Arg2:Place`: Arg1 is the head, of other roles the
 * first. One that allows all types, or cannot be resolved, is no rule.
 */
export function rulesOf(args: string, names: StandIns): Rules {
  const ends = args.split(",").flatMap((arg) => {
    const match = /^\s*([^\s<:]+):\s*(.*?)\s*$/.exec(arg);
    return match ? [{ role: match[1], types: match[2] }] : [];
  });
  const numbered = ends.every(({ role }) => /^Arg[12]$/.test(role));
  const inOrder = numbered ? ends.toSorted((a, b) => (a.role < b.role ? -1 : 1)) : ends;
  const [heads, tails] = inOrder.map(({ types }) => resolved(types, names));
  return { ...(heads && { heads }), ...(tails && { tails }) };
}

/** Several lines of a type allow what any of them allows. */
export function eitherRules(a: Rules, b: Rules): Rules {
  const union = (one?: readonly string[], other?: readonly string[]) =>
    one && other && [...new Set([...one, ...other])];
  const [heads, tails] = [union(a.heads, b.heads), union(a.tails, b.tails)];
  return { ...(heads && { heads }), ...(tails && { tails }) };
}

/** The types that are named; undefined: all of them. */
function resolved(types: string, names: StandIns): readonly string[] | undefined {
  const all = [...names.entities, ...names.events];
  const found = new Set<string>();
  const open = types.split("|");
  // A macro that names itself would go on for ever.
  for (let i = 0; i < open.length && i < 10_000; i++) {
    const type = open[i].trim();
    const macro = /^<(.*)>$/.exec(type)?.[1];
    if (macro === "EVENT") open.push(...names.events);
    else if (macro !== undefined && names.macros.has(macro))
      open.push(...names.macros.get(macro)!.split("|"));
    else if (macro !== undefined) return undefined;
    else for (const name of [type, ...(names.below.get(type) ?? [])]) found.add(name);
  }
  const known = all.filter((name) => found.has(name));
  return known.length > 0 && known.length < all.length ? known : undefined;
}

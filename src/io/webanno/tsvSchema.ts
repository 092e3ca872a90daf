/** A layer of annotations, as the head of a file declares it. */
export interface TsvLayer {
  readonly kind: "span" | "relation" | "chain";
  readonly name: string;
  /** The layer that relations join; empty for others. */
  readonly base: string;
  readonly columns: readonly TsvColumn[];
}

/** A column of a layer, by its place among all columns of annotations. */
export interface TsvColumn {
  readonly at: number;
  readonly holds: "feature" | "nothing" | "role" | "slot" | "ends";
  readonly feature: string;
}

const LAYER = /^#T_(SP|RL|CH)=(.*)$/;
const KINDS = { SP: "span", RL: "relation", CH: "chain" } as const;

/** The layers of lines of a head. */
export function readSchema(lines: readonly string[]): TsvLayer[] {
  let at = 0;
  return lines.flatMap((line) => {
    const [, sign, declared] = LAYER.exec(line) ?? [];
    if (sign !== "SP" && sign !== "RL" && sign !== "CH") return [];
    const kind = KINDS[sign];
    const [name, ...written] = declared.split("|").map((field) => field.trim());
    const fields = written.filter((field) => field !== "");
    const columns = fields.map(
      (field, i): TsvColumn => columnOf(kind, field, fields[i - 1], at + i),
    );
    // A layer without features has a column all the same.
    const isBare = columns.length === 0;
    if (isBare) columns.push({ at, holds: "nothing", feature: "" });
    at += columns.length;
    const base = fields.find((field) => field.startsWith("BT_"))?.slice("BT_".length) ?? "";
    return [{ kind, name, base, columns }];
  });
}

function columnOf(
  kind: TsvLayer["kind"],
  field: string,
  before: string | undefined,
  at: number,
): TsvColumn {
  if (kind === "relation" && field.startsWith("BT_")) return { at, holds: "ends", feature: "" };
  if (kind === "span" && field.startsWith("ROLE_")) {
    const feature = /^ROLE_[^:]*:([^_]*)/.exec(field)?.[1] ?? field;
    return { at, holds: "role", feature };
  }
  if (kind === "span" && before?.startsWith("ROLE_")) return { at, holds: "slot", feature: field };
  return { at, holds: "feature", feature: field };
}

/** How many columns of annotations a line should have. */
export const columnCount = (layers: readonly TsvLayer[]): number =>
  layers.reduce((sum, { columns }) => sum + columns.length, 0);

export const shortName = ({ name }: TsvLayer): string => name.slice(name.lastIndexOf(".") + 1);

/** Layers of grammar that come with WebAnno: they mark every word, and no entities. */
const GRAMMAR = /\.api\.(?:lexmorph|segmentation|syntax|structure|transform|anomaly|metadata)\./;

export const isOfGrammar = (name: string): boolean => GRAMMAR.test(name);

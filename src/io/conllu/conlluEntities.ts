import { UNNAMED_TYPE } from "../tokens/bioTags.ts";
import { typeName } from "../typeNames.ts";
import { unescaped } from "./conlluMisc.ts";

/** A mention as `Entity=` brackets it, in word numbers, the end exclusive. */
export interface Mention {
  /** The id of what it mentions, which several share; of our own files, one each. */
  readonly eid: string;
  readonly type: string;
  readonly pieces: readonly (readonly [start: number, end: number])[];
  readonly line: number;
}

/** A bracket that nothing closed, or that closed nothing. */
export interface LooseBracket {
  readonly line: number;
  readonly written: string;
}

interface Open {
  readonly eid: string;
  readonly type: string;
  readonly part: Part | null;
  readonly start: number;
  readonly line: number;
}

interface Part {
  readonly index: number;
  readonly of: number;
}

/** Where the fields of a bracket stand: `eid-etype-head`, by the line `# global.Entity`. */
export type EntityFields = readonly string[];

const BRACKET = /\(([^()]*)(\)?)|([^()]+)\)|[^()]+/g;

/** Reads the brackets of the words of a sentence. */
export function readMentions(
  cells: readonly { readonly word: number; readonly line: number; readonly written: string }[],
  fields: EntityFields | null,
): { readonly mentions: readonly Mention[]; readonly loose: readonly LooseBracket[] } {
  const open: Open[] = [];
  const closed: (Open & { readonly end: number })[] = [];
  const loose: LooseBracket[] = [];
  const close = (at: number, word: number) => {
    const [one] = open.splice(at, 1);
    closed.push({ ...one, end: word + 1 });
  };
  for (const { word, line, written } of cells) {
    for (const [whole, opening, atOnce, closing] of written.matchAll(BRACKET)) {
      if (opening !== undefined) {
        open.push({ ...readFields(opening, fields), start: word, line });
        if (atOnce) close(open.length - 1, word);
        continue;
      }
      const id = closing === undefined ? null : readId(closing);
      const at = id === null ? -1 : open.findLastIndex((one) => isClosedBy(one, id));
      if (at < 0) loose.push({ line, written: whole });
      else close(at, word);
    }
  }
  loose.push(...open.map(({ line, eid }) => ({ line, written: `(${eid}` })));
  return { mentions: joined(closed), loose };
}

function readFields(written: string, fields: EntityFields | null): Omit<Open, "start" | "line"> {
  const values = written.split("-");
  const at = fields ? [idField(fields), fields.indexOf("etype")] : guessed(values);
  const { eid, part } = readId(values[at[0]] ?? "");
  // Of our own files the type is the last field, and may be anything.
  const type = typeName(unescaped(values[at[1]] ?? "")) || UNNAMED_TYPE;
  return { eid, part, type };
}

const idField = (fields: EntityFields): number =>
  Math.max(
    0,
    fields.findIndex((name) => name === "eid" || name === "GRP" || name === "id"),
  );

/** Without a line that names the fields: `1-place-new` or, of older files, `place-1`. */
const guessed = ([first, second]: readonly string[]): [id: number, type: number] =>
  !/^e?\d+/.test(first) && /^e?\d+$/.test(second ?? "") ? [1, 0] : [0, 1];

function readId(written: string): { readonly eid: string; readonly part: Part | null } {
  const [, eid, index, of] = /^(.*?)\[(\d+)\/(\d+)\]$/su.exec(written) ?? [];
  if (eid === undefined) return { eid: written, part: null };
  return { eid, part: { index: Number(index), of: Number(of) } };
}

const isClosedBy = (one: Open, { eid, part }: ReturnType<typeof readId>): boolean =>
  (one.eid === eid || `${one.type}-${one.eid}` === eid) &&
  (part === null || one.part?.index === part.index);

/** Pieces of one mention are numbered: the first begins it, the last ends it. */
function joined(closed: readonly (Open & { readonly end: number })[]): Mention[] {
  const ordered = closed.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const mentions: (Mention & { pieces: (readonly [number, number])[] })[] = [];
  const begun = new Map<string, (typeof mentions)[number]>();
  for (const { eid, type, part, start, end, line } of ordered) {
    const whole = part && part.index > 1 ? begun.get(eid) : undefined;
    if (whole) whole.pieces.push([start, end]);
    else {
      const mention = { eid, type, pieces: [[start, end] as const], line };
      mentions.push(mention);
      if (part) begun.set(eid, mention);
    }
  }
  return mentions;
}

import { listed } from "../../language/lists.ts";
import { t } from "../../language/words.ts";
import type { DecodedText } from "../decodeText.ts";
import type { GoldEntity, GoldRelation } from "../goldDoc.ts";
import { typeName } from "../typeNames.ts";
import { type AnnLine, type AnnTelling, annLines } from "./annLines.ts";
import { type Misfit, readSpans } from "./readSpans.ts";
import { argumentsOf, type LostEnd, type Noun, type References, references } from "./references.ts";

/** A brat document's annotations, offsets in UTF-16. */
export interface BratAnnotations {
  readonly entities: readonly GoldEntity[];
  /** Relations, and arguments of events: then the head is the trigger. */
  readonly relations: readonly GoldRelation[];
  /** Types of `*` lines: their relations have no direction. */
  readonly symmetric: readonly string[];
}

/** Kinds of lines without a counterpart. */
const WITHOUT: ReadonlyMap<string, string> = new Map([
  ["A", "attributes"],
  ["M", "attributes"],
  ["N", "normalizations"],
  ["#", "notes"],
]);

/**
 * Reads an .ann file. A line that cannot be held is left out and told; offsets in another way than
 * brat's own are recognised by the texts of their spans.
 */
export function readAnn(
  text: DecodedText,
  ann: string,
  { leaveOut, note }: AnnTelling,
): BratAnnotations | Misfit {
  const lines = annLines(ann, (line) => leaveOut(t("lines that are not brat's"), { line }));
  const spans = readSpans(lines, text, leaveOut);
  if ("reason" in spans) return spans;
  if (spans.differences.length > 0) {
    note(
      t("its offsets {differences}: they were read so", {
        differences: listed(spans.differences, "and"),
      }),
    );
  }
  if (spans.unsure) note(spans.unsure);
  const refs = references(lines, spans.entities, { leaveOut, note });
  const read = { refs, leaveOut, note };
  const symmetric = lines.filter(({ kind }) => kind === "*").map((line) => splitBody(line).type);
  for (const { kind, line, id } of lines) {
    const without = WITHOUT.get(kind);
    if (without) leaveOut(without, { line, field: id });
  }
  return {
    entities: spans.entities,
    relations: lines.flatMap((line) => relationsOf(line, read)),
    symmetric: [...new Set(symmetric)],
  };
}

interface Read extends AnnTelling {
  readonly refs: References;
}

function relationsOf(line: AnnLine, read: Read): GoldRelation[] {
  if (line.kind === "R") return readRelation(line, read);
  if (line.kind === "E") return readEvent(line, read);
  return line.kind === "*" ? readEquivalence(line, read) : [];
}

/** Arg1 is the head, whatever the order in the file; other roles keep theirs. */
function readRelation(line: AnnLine, read: Read): GoldRelation[] {
  const { type, args } = splitBody(line);
  const named = argumentsOf(args);
  if (!named || named.length < 2) {
    read.leaveOut(t("relations that do not name two spans"), placeOf(line));
    return [];
  }
  const numbered = named.every(({ role }) => /^arg\d+$/i.test(role));
  const [head, ...tails] = numbered
    ? named.toSorted((a, b) => Number(a.role.slice(3)) - Number(b.role.slice(3)))
    : named;
  if (tails.length > 1) {
    read.note(
      t(
        "line {line}: {id} has {count} arguments: read as {pairs} relations, from {role} to each of the others",
        {
          line: line.line,
          id: line.id,
          count: named.length,
          pairs: tails.length,
          role: head.role,
        },
      ),
    );
  }
  return tails.flatMap((tail) => joined(line, type, [head.id, tail.id], "relations", read));
}

function readEvent(line: AnnLine, read: Read): GoldRelation[] {
  const [, trigger] = /^[^\s:]+:(\S+)/.exec(line.body) ?? [];
  if (trigger === undefined || !read.refs.isTrigger(line)) return []; // told with the triggers
  const { args } = splitBody(line);
  return args.flatMap((arg) => {
    const [named] = argumentsOf([arg]) ?? [];
    if (named) {
      return joined(line, withoutNumber(named.role), [trigger, named.id], "arguments", read);
    }
    read.leaveOut(t("arguments without a role and an id"), placeOf(line));
    return [];
  });
}

/** A set that is equivalent becomes relations of all its pairs. */
function readEquivalence(line: AnnLine, read: Read): GoldRelation[] {
  const { type, args } = splitBody(line);
  const pairs = args.flatMap((head, i) => args.slice(i + 1).map((tail) => [head, tail] as const));
  if (pairs.length === 0) read.leaveOut(t("equivalences of fewer than two spans"), placeOf(line));
  return pairs.flatMap((ends) => joined(line, type, ends, "equivalences", read));
}

const TO_ITSELF: Readonly<Record<Noun, () => string>> = {
  relations: () => t("relations of a span to itself"),
  arguments: () => t("arguments of a span to itself"),
  equivalences: () => t("equivalences of a span to itself"),
};

const LOST: Readonly<Record<Noun, Readonly<Record<LostEnd, () => string>>>> = {
  relations: {
    "used twice": () => t("relations that name an id used twice"),
    relation: () => t("relations on relations"),
    "left out": () => t("relations of what was left out"),
    absent: () => t("relations of what is not in the file"),
  },
  arguments: {
    "used twice": () => t("arguments that name an id used twice"),
    relation: () => t("arguments on relations"),
    "left out": () => t("arguments of what was left out"),
    absent: () => t("arguments of what is not in the file"),
  },
  equivalences: {
    "used twice": () => t("equivalences that name an id used twice"),
    relation: () => t("equivalences on relations"),
    "left out": () => t("equivalences of what was left out"),
    absent: () => t("equivalences of what is not in the file"),
  },
};

/** The relation between what two ids stand for; none, and told, when it cannot be held. */
function joined(
  line: AnnLine,
  type: string,
  ids: readonly [string, string],
  noun: Noun,
  { refs, leaveOut }: Read,
): GoldRelation[] {
  const found = ids.map((id) => refs.find(id));
  const lost = found.find((end) => "fault" in end);
  if (lost && "fault" in lost) {
    leaveOut(LOST[noun][lost.fault](), placeOf(line));
    return [];
  }
  const [head, tail] = found.flatMap((end) => ("span" in end ? [end.span] : []));
  if (head === tail) {
    leaveOut(TO_ITSELF[noun](), placeOf(line));
    return [];
  }
  return [{ type: typeName(type), head, tail, place: placeOf(line) }];
}

function splitBody({ body }: AnnLine): { type: string; args: string[] } {
  const [type, ...args] = body.split(/\s+/);
  return { type, args };
}

const placeOf = ({ line, id }: AnnLine) => (id === "*" ? { line } : { line, field: id });

/** A role without the number that tells several of its kind apart: `Org-Arg2` → `Org-Arg`. */
export const withoutNumber = (role: string): string => role.replace(/(?<=.)\d+$/, "");

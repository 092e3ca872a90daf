import type { Range } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { withoutNumber } from "./bratConf.ts";
import { type CodePoints, codePoints } from "./codePoints.ts";
import { ImportError } from "./importError.ts";

/** A brat document's annotations, offsets in UTF-16. */
export interface BratAnnotations {
  readonly entities: readonly BratEntity[];
  readonly relations: readonly BratRelation[];
  /** Lines without a counterpart, by kind: "attributes" → 3. */
  readonly dropped: Readonly<Record<string, number>>;
}
export interface BratEntity {
  readonly id: string;
  readonly type: string;
  /** In order; more than one when the span is discontinuous. */
  readonly fragments: readonly Range[];
}
/** A relation, or an argument of an event: then its head is the trigger. */
export interface BratRelation {
  readonly type: string;
  readonly head: string;
  readonly tail: string;
}

interface Line {
  readonly id: string;
  readonly fields: readonly string[];
  fault(what: string): never;
}

const DROPPED: Readonly<Record<string, string>> = {
  "*": "equivalences",
  A: "attributes",
  M: "attributes",
  N: "normalizations",
  "#": "notes",
};

/**
 * Reads a brat document.
 *
 * @param text the .txt file
 * @param ann the .ann file; its offsets count code points
 * @param annFile its name, for faults
 * @param types the types of annotation.conf, where there is one: a span of another is a fault
 */
export function parseBrat(
  text: string,
  ann: string,
  annFile: string,
  types?: ModelTypes,
): BratAnnotations {
  const points = codePoints(text);
  const entities = new Map<string, BratEntity>();
  const lines: Line[] = [];
  for (const line of readLines(ann, annFile)) {
    lines.push(line);
    if (!line.id.startsWith("T")) continue;
    const entity = readEntity(line, text, points);
    if (types && !Object.hasOwn(types.entities, entity.type)) {
      line.fault(`the type "${entity.type}" is not in annotation.conf`);
    }
    entities.set(line.id, entity);
  }
  const events = readTriggers(lines, entities);
  const relations: BratRelation[] = [];
  const dropped: Record<string, number> = {};
  const count = (kind: string) => {
    dropped[kind] = (dropped[kind] ?? 0) + 1;
  };
  for (const line of lines) {
    const kind = line.id[0];
    if (kind === "R") relations.push(readRelation(line, entities, events));
    else if (kind === "E") {
      for (const relation of readArguments(line, entities, events)) {
        if (relation.head === relation.tail) count("arguments on their own trigger");
        else relations.push(relation);
      }
    } else if (kind !== "T") count(DROPPED[kind]);
  }
  return { entities: [...entities.values()], relations, dropped };
}

function* readLines(ann: string, file: string): Generator<Line> {
  const used = new Map<string, number>();
  for (const [i, text] of ann
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (text.trim() === "") continue;
    const number = i + 1;
    const fault = (what: string): never => {
      throw new ImportError(file, { line: number }, what);
    };
    const fields = text.trimEnd().split("\t");
    const id = fields[0];
    if (!/^(?:[TREAMN#]\S+|\*)$/.test(id) || fields.length < 2) {
      fault(`"${shortened(text)}" is not an id, a tab and an annotation`);
    }
    const first = used.get(id);
    if (first !== undefined) fault(`the id ${id} is used on line ${first} too`);
    if (id !== "*") used.set(id, number);
    yield { id, fields, fault };
  }
}

function readEntity({ id, fields, fault }: Line, text: string, points: CodePoints): BratEntity {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(fields[1].trim());
  if (!match) return fault(`"${fields[1]}" is not a type and offsets, as in "Person 0 5"`);
  const fragments = match[2].split(";").map((pair): Range => {
    const [start, end] = pair.split(" ").map(Number);
    if (start >= end) fault(`${id}: start ${start} is not before end ${end}`);
    if (end > points.length) fault(`${id}: end ${end} is past the text (${points.length})`);
    return [points.toUtf16(start), points.toUtf16(end)];
  });
  const covered = fragments.map(([start, end]) => text.slice(start, end)).join(" ");
  // brat writes line ends as blanks; some tools cut blanks at the ends.
  const named = fields.slice(2).join("\t");
  if (covered.replace(/\s/g, " ").trim() !== named.replace(/\s/g, " ").trim()) {
    fault(`${id}: the text at its offsets is "${shortened(covered)}", not "${shortened(named)}"`);
  }
  return { id, type: match[1], fragments: merged(text, fragments) };
}

/** Fragments in order; those with only blanks between them are one, which brat cuts at line ends. */
function merged(text: string, fragments: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const [start, end] of fragments.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && text.slice(last[1], start).trim() === "") {
      found[found.length - 1] = [last[0], Math.max(last[1], end)];
    } else found.push([start, end]);
  }
  return found;
}

/** The triggers of events, by the event's id. */
function readTriggers(
  lines: readonly Line[],
  entities: ReadonlyMap<string, BratEntity>,
): Map<string, string> {
  const triggers = new Map<string, string>();
  for (const { id, fields, fault } of lines) {
    if (!id.startsWith("E")) continue;
    const [, type, trigger] = /^([^\s:]+):(\S+)/.exec(fields[1]) ?? fault(`${id} has no trigger`);
    const span = entities.get(trigger) ?? fault(`${id}: there is no trigger ${trigger}`);
    if (span.type !== type) fault(`${id} is ${type}, its trigger ${trigger} is ${span.type}`);
    triggers.set(id, trigger);
  }
  return triggers;
}

function readRelation(
  line: Line,
  entities: ReadonlyMap<string, BratEntity>,
  events: ReadonlyMap<string, string>,
): BratRelation {
  const [type, ...args] = line.fields[1].trim().split(/\s+/);
  if (args.length !== 2) line.fault(`${line.id} has ${args.length} arguments, a relation has two`);
  const [head, tail] = args.map((arg) => readArgument(line, arg, entities, events).span);
  if (head === tail) line.fault(`${line.id} joins ${head} to itself`);
  return { type, head, tail };
}

function readArguments(
  line: Line,
  entities: ReadonlyMap<string, BratEntity>,
  events: ReadonlyMap<string, string>,
): BratRelation[] {
  const args = line.fields[1].trim().split(/\s+/).slice(1);
  return args.map((arg) => {
    const { role, span } = readArgument(line, arg, entities, events);
    return { type: withoutNumber(role), head: events.get(line.id)!, tail: span };
  });
}

function readArgument(
  { id, fault }: Line,
  argument: string,
  entities: ReadonlyMap<string, BratEntity>,
  events: ReadonlyMap<string, string>,
): { role: string; span: string } {
  const match = /^([^:]+):(\S+)$/.exec(argument);
  if (!match) return fault(`${id}: "${argument}" is not a role and an id, as in "Arg1:T1"`);
  const span = events.get(match[2]) ?? match[2];
  if (!entities.has(span)) fault(`${id}: there is no annotation ${match[2]}`);
  return { role: match[1], span };
}

const shortened = (text: string): string =>
  text.length > 40 ? `${Array.from(text).slice(0, 39).join("")}…` : text;

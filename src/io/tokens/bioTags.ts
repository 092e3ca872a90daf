import type { LabelledEntity } from "../../core/learn/example.ts";
import { typeName } from "../typeNames.ts";

/** What a tag says of its word. Schemes differ in how much: BIO has neither "end" nor "single". */
export interface BioTag {
  readonly at: "begin" | "inside" | "end" | "single" | "outside";
  /** Empty where the tag names none. */
  readonly type: string;
}

/** The type of spans whose tags name none, as B, I and O alone do. */
export const UNNAMED_TYPE = "Entity";

const PLACES: ReadonlyMap<string, BioTag["at"]> = new Map([
  ["B", "begin"],
  ["I", "inside"],
  ["M", "inside"],
  ["E", "end"],
  ["L", "end"],
  ["S", "single"],
  ["U", "single"],
  ["W", "single"],
]);

const OUTSIDE: BioTag = { at: "outside", type: "" };

/** Reads a tag of BIO, IOB, BIOES, BILOU or BMEWO; null where it is none. */
export function readBioTag(written: string): BioTag | null {
  if (written === "O" || written === "o") return OUTSIDE;
  const at = PLACES.get(written.slice(0, 1).toUpperCase());
  if (!at) return null;
  if (written.length === 1) return { at, type: "" };
  const type = typeName(written.slice(2));
  return /^.[-_]/u.test(written) && type !== "" ? { at, type } : null;
}

/** A span of tags; `place` is where it begins. */
export interface TaggedSpan extends LabelledEntity {
  /** Whether it begins with a tag that says it goes on: usual in IOB1, an error elsewhere. */
  readonly isOpenedInside: boolean;
}

/** The spans that tags mark. A tag that goes on with what is not open begins it. */
export function spansOfTags(tags: readonly (BioTag | null)[]): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  let open: { start: number; type: string; isOpenedInside: boolean } | null = null;
  const close = (end: number) => {
    if (open) spans.push({ ...open, end, type: open.type || UNNAMED_TYPE });
    open = null;
  };
  for (const [i, tag] of tags.entries()) {
    const { at, type } = tag ?? OUTSIDE;
    const goesOn = open !== null && (at === "inside" || at === "end") && typeOf(open) === type;
    if (!goesOn) close(i);
    if (at !== "outside" && !goesOn) {
      open = { start: i, type, isOpenedInside: at === "inside" || at === "end" };
    }
    if (at === "end" || at === "single") close(i + 1);
  }
  close(tags.length);
  return spans;
}

const typeOf = ({ type }: { readonly type: string }): string => type;

/** Tags of BIO (IOB2), and which spans they hold: of those that overlap, the longest, then the first. */
export function bioTags(
  length: number,
  entities: readonly LabelledEntity[],
): { readonly tags: readonly string[]; readonly held: ReadonlySet<number> } {
  const tags = Array.from({ length }, () => "O");
  const held = new Set<number>();
  const order = entities
    .map((entity, index) => ({ ...entity, index }))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.index - b.index);
  for (const { type, start, end, index } of order) {
    if (tags.slice(start, end).some((tag) => tag !== "O")) continue;
    held.add(index);
    for (let i = start; i < end; i++) tags[i] = `${i === start ? "B" : "I"}-${type}`;
  }
  return { tags, held };
}

/** A tag without a prefix: words in a row with the same one are one span. */
export function ioTag(written: string): BioTag {
  const type = typeName(written);
  return type === "O" || type === "o" || type === "" ? OUTSIDE : { at: "inside", type };
}

/** Whether most tags of a column say more than a type, or nothing else is among them than O. */
export const isBioColumn = (tags: readonly string[]): boolean => {
  const all = new Set(tags);
  const read = [...all].filter((tag) => readBioTag(tag));
  return (
    read.length * 2 > all.size && (read.length === all.size || read.some((tag) => tag.length > 1))
  );
};

import { t } from "../../language/words.ts";
import type { AnnLine, AnnTelling } from "./annLines.ts";
import type { Span } from "./readSpans.ts";

/** What refers to spans, for the kinds of what is left out. */
/** Why an id stands for no span. */
export type LostEnd = "used twice" | "relation" | "left out" | "absent";

export type Noun = "relations" | "arguments" | "equivalences";

/** What an id of the file stands for: a span, by its id here, or why it is none. */
export type Found = { readonly span: string } | { readonly fault: LostEnd };

/** What the ids of a file stand for. */
export interface References {
  find(id: string): Found;
  /** Whether this event has a trigger. */
  isTrigger(event: AnnLine): boolean;
}

/** Collects what ids stand for: an event stands for its trigger. */
export function references(
  lines: readonly AnnLine[],
  spans: readonly Span[],
  { leaveOut, note }: AnnTelling,
): References {
  const spansOf = new Map<string, Set<string>>();
  const add = (id: string, span: string) => {
    const known = spansOf.get(id);
    if (known) known.add(span);
    else spansOf.set(id, new Set([span]));
  };
  const same = new Map<string, string>();
  for (const { bratId, id, type, fragments } of spans) {
    const key = JSON.stringify([bratId, type, fragments]);
    if (!same.has(key)) same.set(key, id);
    add(bratId, same.get(key)!);
  }
  const kinds = new Map(lines.map(({ id, kind }) => [id, kind]));
  const find = (id: string): Found => foundOf(spansOf.get(id), kinds.get(id));
  const typeOf = new Map(spans.map(({ id, type }) => [id, type]));
  const events = new Set<AnnLine>();
  for (const line of lines.filter(({ kind }) => kind === "E")) {
    const [, type, trigger] = /^([^\s:]+):(\S+)/.exec(line.body) ?? [];
    const found = find(trigger ?? "");
    const place = { line: line.line, field: line.id };
    if (!("span" in found)) leaveOut(t("events without a trigger"), place);
    else if (typeOf.get(found.span) !== type) {
      leaveOut(t("events of another type than their trigger"), place);
    } else {
      events.add(line);
      add(line.id, found.span);
    }
  }
  tellTwice(lines, note);
  return { find, isTrigger: (event) => events.has(event) };
}

function foundOf(spans: ReadonlySet<string> | undefined, kind: string | undefined): Found {
  if (spans && spans.size > 1) return { fault: "used twice" };
  if (spans) return { span: [...spans][0] };
  if (kind === "R") return { fault: "relation" };
  if (kind === "T" || kind === "E") return { fault: "left out" };
  return { fault: "absent" };
}

/** Such lines are all read; only what refers to such an id is lost. */
function tellTwice(lines: readonly AnnLine[], note: (text: string) => void): void {
  const linesOf = new Map<string, number[]>();
  for (const { id, kind, line } of lines) {
    if (!/[TRE]/.test(kind)) continue;
    const known = linesOf.get(id);
    if (known) known.push(line);
    else linesOf.set(id, [line]);
  }
  const twice = [...linesOf].filter(([, at]) => at.length > 1);
  if (twice.length === 0) return;
  const named = twice.map(([id, at]) => t("{id} (lines {lines})", { id, lines: at.join(", ") }));
  note(
    t("ids that are used more than once, all of them read: {named}", { named: named.join(", ") }),
  );
}

/** Roles and ids, of `Arg1:T1 Arg2:T2`; null when one is not so. */
export function argumentsOf(
  args: readonly string[],
): readonly { readonly role: string; readonly id: string }[] | null {
  const named = args.flatMap((arg) => {
    const match = /^([^:]+):(\S+)$/.exec(arg);
    return match ? [{ role: match[1], id: match[2] }] : [];
  });
  return named.length === args.length ? named : null;
}

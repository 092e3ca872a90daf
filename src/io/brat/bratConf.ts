import type { ModelTypes, RelationTypeNames, TypeNames } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { typeNames } from "../typeNames.ts";
import { type BratNames, bratNames } from "./bratNames.ts";
import { type BratTypeLine, eitherRules, rulesOf, standIns } from "./bratRules.ts";
import { withoutNumber } from "./readAnn.ts";

/**
 * Reads the types of an `annotation.conf`; event types are entity types, their roles relations. What
 * a relation may link comes too; a role may link anything.
 */
export function parseBratConf(conf: string): ModelTypes {
  const entities = new Map<string, TypeNames>();
  const relations = new Map<string, RelationTypeNames>();
  const lines = readTypes(conf);
  const stands = standIns(conf, lines);
  for (const { section, name, args } of lines) {
    // "!" marks what only orders the types below it.
    if (name.startsWith("!")) continue;
    if (section === "entities" || section === "events") entities.set(name, typeNames(name));
    if (section === "events") {
      for (const role of rolesOf(args)) {
        const symmetric = relations.get(role)?.symmetric ?? false;
        relations.set(role, { ...typeNames(role), symmetric });
      }
    }
    if (section === "relations") {
      const rules = rulesOf(args, stands);
      // Transitive types are those of `*` lines; that they are transitive is not held.
      const symmetric = /<REL-TYPE>:symmetric/.test(args);
      const former = relations.get(name);
      const either = former ? eitherRules(former, rules) : rules;
      relations.set(name, { ...typeNames(name), symmetric, ...either });
    }
  }
  return { entities: Object.fromEntries(entities), relations: Object.fromEntries(relations) };
}

/** The head of a section; one that is not closed is one too. */
const HEAD = /^\[([^\]]*)\]?$/;

/** Tells the lines of an `annotation.conf` that say more or less than can be read of them. */
export function tellConfFaults(conf: string, leaveOut: LeaveOut): void {
  let section = "";
  for (const [i, line] of conf.split(/\r?\n/).entries()) {
    const text = line.trim();
    const place = { line: i + 1 };
    if (text.startsWith("[")) {
      if (!/^\[[^\]]*\]$/.test(text)) leaveOut(t("heads of sections that are not closed"), place);
      section = HEAD.exec(text)?.[1] ?? section;
    }
    if (!/^[^#[<!]/.test(text)) continue;
    const [, args] = /^\S+\s*(.*)$/.exec(text)!;
    if (section === "") leaveOut(t("types above the first section"), place);
    if (section === "entities" && args !== "")
      leaveOut(t("words behind the name of a type of spans"), place);
    if (section === "relations" && args !== "" && !BOTH_ENDS.every((end) => end.test(args)))
      leaveOut(t("rules of relations without both ends"), place);
  }
}

/** What a relation may link: each end by the types that it may have. */
const BOTH_ENDS = [/(?:^|,)\s*Arg1:\s*[^\s,]/, /(?:^|,)\s*Arg2:\s*[^\s,]/];

/** The lines that name a type: no comments, section heads and macros. */
function readTypes(conf: string): BratTypeLine[] {
  let section = "";
  return conf.split(/\r?\n/).flatMap((line) => {
    const text = line.trim();
    section = HEAD.exec(text)?.[1] ?? section;
    if (!/^[^#[<]/.test(text)) return [];
    const [name, ...rest] = text.split(/\s+/);
    return [{ section, name, args: rest.join(" "), indent: line.search(/\S/) }];
  });
}

/** The roles of an event's arguments, without their numbers. */
const rolesOf = (args: string): string[] =>
  [...args.matchAll(/(?:^|,)\s*([^\s,:<{?*+]+)[^,:]*:/g)].map(([, role]) => withoutNumber(role));

/** Writes an `annotation.conf`: what has no rule is allowed everywhere. */
export function formatBratConf(types: ModelTypes, names: BratNames = bratNames(types)): string {
  const end = (ends: readonly string[] | undefined) => ends?.map(names).join("|") ?? "<ENTITY>";
  const relations = Object.entries(types.relations).map(([name, { symmetric, heads, tails }]) => {
    const type = symmetric ? ", <REL-TYPE>:symmetric" : "";
    return `${names(name)}\tArg1:${end(heads)}, Arg2:${end(tails)}${type}`;
  });
  return [
    "[entities]",
    ...Object.keys(types.entities).map(names),
    "",
    "[relations]",
    "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    ...relations,
    "",
    "[events]",
    "",
    "[attributes]",
    "",
  ].join("\n");
}

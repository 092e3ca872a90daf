import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/types/modelTypes.ts";
import { type BratTypeLine, bratNames, eitherRules, rulesOf } from "./bratRules.ts";

/**
 * Reads the types of an `annotation.conf`; event types are entity types, their roles relations. What
 * a relation may link comes too; a role may link anything.
 */
export function parseBratConf(conf: string): ModelTypes {
  const entities: Record<string, TypeNames> = {};
  const relations: Record<string, RelationTypeNames> = {};
  const lines = readTypes(conf);
  const stands = bratNames(conf, lines);
  for (const { section, name, args } of lines) {
    // "!" marks what only orders the types below it.
    if (name.startsWith("!")) continue;
    if (section === "entities" || section === "events") entities[name] ??= typeNames(name);
    if (section === "events") {
      for (const role of rolesOf(args)) {
        const symmetric = relations[role]?.symmetric ?? false;
        relations[role] = { ...typeNames(role), symmetric };
      }
    }
    // Transitive types are those of `*` lines.
    if (section === "relations" && !/<REL-TYPE>:[\w-]*\btransitive/.test(args)) {
      const rules = rulesOf(args, stands);
      const { symmetric = /<REL-TYPE>:symmetric/.test(args), ...former } = relations[name] ?? {};
      const either = relations[name] ? eitherRules(former, rules) : rules;
      relations[name] = { ...typeNames(name), symmetric, ...either };
    }
  }
  return { entities, relations };
}

/** The lines that name a type: no comments, section heads and macros. */
function readTypes(conf: string): BratTypeLine[] {
  let section = "";
  return conf.split(/\r?\n/).flatMap((line) => {
    const text = line.trim();
    section = /^\[(.*)\]$/.exec(text)?.[1] ?? section;
    if (!/^[^#[<]/.test(text)) return [];
    const [name, ...rest] = text.split(/\s+/);
    return [{ section, name, args: rest.join(" "), indent: line.search(/\S/) }];
  });
}

/** The roles of an event's arguments, without their numbers. */
const rolesOf = (args: string): string[] =>
  [...args.matchAll(/(?:^|,)\s*([^\s,:<{?*+]+)[^,:]*:/g)].map(([, role]) => withoutNumber(role));

/** Writes an `annotation.conf`: what has no rule is allowed everywhere. */
export function formatBratConf(types: ModelTypes): string {
  const end = (names: readonly string[] = ["<ENTITY>"]) => names.map(bratName).join("|");
  const relations = Object.entries(types.relations).map(([name, { symmetric, heads, tails }]) => {
    const type = symmetric ? ", <REL-TYPE>:symmetric" : "";
    return `${bratName(name)}\tArg1:${end(heads)}, Arg2:${end(tails)}${type}`;
  });
  return [
    "[entities]",
    ...Object.keys(types.entities).map(bratName),
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

/** Long names of a type that a file only names. */
export const typeNames = (name: string): TypeNames => ({
  short: name,
  verbose: name.replaceAll("_", " "),
});

/** A type's name as brat can hold it: without white space. */
export const bratName = (name: string): string => name.trim().replace(/\s+/g, "_");

/** A role without the number that tells several of its kind apart: `Org-Arg2` → `Org-Arg`. */
export const withoutNumber = (role: string): string => role.replace(/(?<=.)\d+$/, "");

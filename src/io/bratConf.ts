import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/modelTypes.ts";

/** Reads the types of an `annotation.conf`; event types are entity types, their roles relations. */
export function parseBratConf(conf: string): ModelTypes {
  const entities: Record<string, TypeNames> = {};
  const relations: Record<string, RelationTypeNames> = {};
  let section = "";
  for (const line of conf.split(/\r?\n/)) {
    const text = line.trim();
    section = /^\[(.*)\]$/.exec(text)?.[1] ?? section;
    // Comments, section heads, macros and rules; "!" marks what only orders the types below it.
    if (!/^[^#[<!]/.test(text)) continue;
    const [name, ...rest] = text.split(/\s+/);
    const args = rest.join(" ");
    if (section === "entities" || section === "events") entities[name] ??= typeNames(name);
    if (section === "events") {
      for (const [, role] of args.matchAll(/(?:^|,)\s*([^\s,:<{?*+]+)[^,:]*:/g)) {
        relations[withoutNumber(role)] ??= { ...typeNames(withoutNumber(role)), symmetric: false };
      }
    }
    // Transitive types are those of `*` lines.
    if (section === "relations" && !/<REL-TYPE>:[\w-]*\btransitive/.test(args)) {
      relations[name] ??= { ...typeNames(name), symmetric: /<REL-TYPE>:symmetric/.test(args) };
    }
  }
  return { entities, relations };
}

/** Writes an `annotation.conf` that allows every type everywhere. */
export function formatBratConf(types: ModelTypes): string {
  const relations = Object.entries(types.relations).map(([name, { symmetric }]) => {
    const type = symmetric ? ", <REL-TYPE>:symmetric" : "";
    return `${bratName(name)}\tArg1:<ENTITY>, Arg2:<ENTITY>${type}`;
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

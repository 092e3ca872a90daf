import { lookOf, type TypeLook } from "../look/looks.ts";

/** What a relation type may link, in words: "Works for links Person to Org or Place." */
export function ruleText(look: TypeLook, entities: ReadonlyMap<string, TypeLook>): string {
  const named = (names: readonly string[] | null) =>
    names === null ? "any span" : names.map((name) => lookOf(entities, name).verbose).join(" or ");
  const between = look.symmetric ? "with" : "to";
  return `${look.verbose} links ${named(look.heads)} ${between} ${named(look.tails)}.`;
}

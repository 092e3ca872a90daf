import { type Cas, type CasStructure, shortType } from "./cas.ts";
import { layerKind } from "./layers.ts";

/** Which references join two annotations, and which say something else. */
export interface CasLinks {
  /** The ends of a relation: head, tail; null where a structure is none. */
  endsOf(structure: CasStructure): Ends | null;
  /** The roles of the links that a feature lists; empty where it lists none. */
  rolesOf(structure: CasStructure, feature: string): string[];
  isOfChain(structure: CasStructure): boolean;
}

export interface Ends {
  readonly features: readonly [head: string, tail: string];
  readonly head: CasStructure | undefined;
  readonly tail: CasStructure | undefined;
}

/** Features that relations call their ends, in lower case. */
const PAIRS = [
  ["governor", "dependent"],
  ["source", "target"],
  ["head", "tail"],
  ["arg1", "arg2"],
  ["from", "to"],
  ["subject", "object"],
] as const;

/** Whether a structure is of a stretch of text. */
export const isOfText = ({ values }: CasStructure): boolean =>
  values.has("begin") && values.has("end");

/** Looks through the references of a CAS. */
export function casLinks({ structures }: Cas): CasLinks {
  const byId = new Map(structures.map((one) => [one.id, one]));
  const chains = new Set(
    structures.map(({ type }) => type).filter((type) => type.endsWith("Chain")),
  );
  /** The annotation that a reference means: itself, or what it names as its `argument`. */
  const meant = (id: string | undefined): CasStructure | undefined => {
    const found = id === undefined ? undefined : byId.get(id);
    if (!found || isOfText(found)) return found;
    const argument = byId.get(found.values.get("argument") ?? "");
    return argument && isOfText(argument) ? argument : undefined;
  };
  const listed = (id: string): CasStructure[] => {
    const found = byId.get(id);
    const elements = found?.values.get("elements");
    if (!found || elements === undefined) return found ? [found] : [];
    return elements.split(/\s+/).flatMap((one) => byId.get(one) ?? []);
  };
  const isOfChain = ({ type }: CasStructure) =>
    shortType(type) === "CoreferenceLink" ||
    (type.endsWith("Link") && chains.has(type.replace(/Link$/, "Chain")));
  return {
    endsOf: (structure) => {
      const { values, refs } = structure;
      const names = [...values.keys()];
      const end = (name: string) => ({ name, of: meant(values.get(name)) });
      for (const pair of PAIRS) {
        const [head, tail] = pair.map((one) => names.find((name) => name.toLowerCase() === one));
        if (head === undefined || tail === undefined) continue;
        const [from, to] = [end(head), end(tail)];
        const isSaid = pair[0] === "governor" || (refs?.has(head) && refs.has(tail));
        if (isSaid || (from.of && to.of))
          return { features: [head, tail], head: from.of, tail: to.of };
      }
      if (layerKind(structure.type) !== "entity" || isOfChain(structure) || !refs) return null;
      const others = names.filter((name) => refs.has(name)).map(end);
      const ends = others.filter(({ of }) => of && layerKind(of.type) === "entity");
      if (ends.length !== 2 || others.length !== 2) return null;
      const [from, to] = ends;
      return { features: [from.name, to.name], head: from.of, tail: to.of };
    },
    rolesOf: ({ values, refs }, feature) => {
      if (refs && !refs.has(feature)) return [];
      const ids = (values.get(feature) ?? "").split(/\s+/).filter(Boolean);
      const links = ids.flatMap(listed);
      const isLinks =
        links.length > 0 && links.every((one) => !isOfText(one) && one.values.has("target"));
      return isLinks ? links.map((one) => one.values.get("role") ?? "") : [];
    },
    isOfChain,
  };
}

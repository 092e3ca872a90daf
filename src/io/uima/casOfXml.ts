import { childrenOf, textOf, type XmlElement } from "../xml/xmlElement.ts";
import { type Cas, type CasSofa, type CasStructure, NULL, SOFA } from "./cas.ts";

/** The features of types that are references, by type: as a `TypeSystem.xml` declares them. */
export type References = ReadonlyMap<string, ReadonlySet<string>>;

/** Gathers a CAS of the elements of an XMI file. */
export function casOfXml(references: References | null) {
  const structures: CasStructure[] = [];
  const sofas: CasSofa[] = [];
  const members = new Map<string, Set<string>>();
  return {
    add: (element: XmlElement): void => {
      const type = typeOf(element);
      const value = (name: string) => element.attributes.get(name) ?? "";
      if (type === NULL) return;
      if (type === "uima.cas.View") {
        const there = members.get(value("sofa"));
        const ids = value("members").split(/\s+/).filter(Boolean);
        members.set(value("sofa"), new Set([...(there ?? []), ...ids]));
      } else if (type === SOFA) {
        const text = element.attributes.get("sofaString") ?? null;
        sofas.push({ id: value("xmi:id"), view: value("sofaID"), text });
      } else structures.push(structureOf(element, type, references));
    },
    cas: (): Cas => ({ structures, sofas, members }),
  };
}

/** Packages are namespaces: `http:///webanno/custom.ecore`. */
function typeOf({ uri, local, name }: XmlElement): string {
  const path = /^http:\/\/\/(.*)\.ecore$/.exec(uri)?.[1];
  if (path === "uima/noNamespace") return local;
  return path === undefined ? name.replace(":", ".") : `${path.replaceAll("/", ".")}.${local}`;
}

function structureOf(
  element: XmlElement,
  type: string,
  references: References | null,
): CasStructure {
  const { attributes, line } = element;
  const id = attributes.get("xmi:id") ?? "";
  const values = new Map<string, string>();
  for (const [name, value] of attributes)
    if (!name.includes(":") && name !== "sofa") values.set(name, value);
  // Lists stand in elements, a value each.
  for (const child of childrenOf(element)) {
    const said = child.attributes.get("href")?.replace(/^#/, "") ?? textOf(child);
    const before = values.get(child.local);
    values.set(child.local, before === undefined ? said : `${before} ${said}`);
  }
  const place = { line, field: id ? `xmi:id ${id}` : type };
  const sofa = attributes.get("sofa") ?? "";
  return { id, type, values, refs: references?.get(type) ?? null, sofa, place };
}

/** What is no reference: values, and lists of them. */
const PLAIN = /^uima\.cas\.(?:String|Integer|Float|Double|Long|Short|Byte|Boolean)(?:Array|List)?$/;

interface DeclaredType {
  readonly above: string;
  /** Features with the types of their values. */
  readonly features: readonly (readonly [name: string, range: string])[];
}

/** The references that a type system declares, with those of the types above. */
export function referencesOf(root: XmlElement): References {
  const declared = new Map<string, DeclaredType>();
  for (const type of within(root, "types", "typeDescription"))
    declared.set(said(type, "name"), {
      above: said(type, "supertypeName"),
      features: within(type, "features", "featureDescription").map(
        (one) => [said(one, "name"), said(one, "rangeTypeName")] as const,
      ),
    });
  // Enumerations are texts.
  const isPlain = (range: string) =>
    PLAIN.test(range) || declared.get(range)?.above === "uima.cas.String";
  const refsOf = (name: string): Set<string> => {
    const refs = new Set<string>();
    const seen = new Set<string>();
    for (let at = name; !seen.has(at); at = declared.get(at)?.above ?? "") {
      seen.add(at);
      for (const [feature, range] of declared.get(at)?.features ?? [])
        if (!isPlain(range)) refs.add(feature);
    }
    return refs;
  };
  return new Map([...declared.keys()].map((name) => [name, refsOf(name)]));
}

const within = (element: XmlElement, list: string, item: string): XmlElement[] =>
  childrenOf(element, list).flatMap((one) => childrenOf(one, item));

const said = (element: XmlElement, name: string): string =>
  childrenOf(element, name).map(textOf).join("").trim();

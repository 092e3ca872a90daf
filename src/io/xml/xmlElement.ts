/** An element of XML, and what stands in it. */
export interface XmlElement {
  /** As it is written, with its prefix: `xmi:XMI`. */
  readonly name: string;
  readonly local: string;
  /** The namespace; empty without one. */
  readonly uri: string;
  /** Values by the names as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts and elements in their order. */
  readonly content: readonly (string | XmlElement)[];
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** The elements in an element; those of a name where one is given. */
export const childrenOf = ({ content }: XmlElement, local?: string): XmlElement[] =>
  content.filter(
    (one): one is XmlElement =>
      typeof one !== "string" && (local === undefined || one.local === local),
  );

/** The first element of a name in an element. */
export const childOf = (element: XmlElement, local: string): XmlElement | undefined =>
  childrenOf(element, local)[0];

/** All text in an element, without the markup. */
export const textOf = ({ content }: XmlElement): string =>
  content.map((one) => (typeof one === "string" ? one : textOf(one))).join("");

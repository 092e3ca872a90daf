import { t } from "../../language/words.ts";
import { type Place, placeText } from "../importError.ts";
import type { XmlElement } from "./xmlElement.ts";

/** How XML is read. */
export interface XmlReading {
  /**
   * Takes an element once it is whole; `depth` counts the elements around it. True: it is used up,
   * and is not kept in the element around it, so that long files are read piece by piece.
   */
  readonly take?: (element: XmlElement, depth: number) => boolean;
  /** Awaited now and then: shows how far the reading is, and throws where it was cancelled. */
  readonly step?: (done: number, all: number) => Promise<void>;
}

/** What is wrong with XML, and where. */
export class XmlFault extends Error {
  readonly place: Place;
  readonly fault: string;

  constructor(line: number, column: number, fault: string) {
    const place = { line, field: t("column {column}", { column }) };
    super(`${placeText(place)}: ${fault}`);
    this.name = "XmlFault";
    this.place = place;
    this.fault = fault;
  }
}

/** What is read of a file: its outermost element, and whether its DOCTYPE declares entities. */
export interface XmlRead {
  readonly root: XmlElement;
  readonly declaresEntities: boolean;
}

/** Deeper files are made to break readers. */
export const DEPTH = 200;
export const ATTRIBUTES = 1000;
/** How many characters are read between two steps. */
const CHUNK = 1 << 18;

/**
 * Reads XML strictly. Nothing outside of the text is looked at, and no entity of its own is known: a
 * DOCTYPE says nothing here. What is not well formed, too deep or has too many attributes is an
 * `XmlFault`.
 */
export async function readXml(text: string, { take, step }: XmlReading = {}): Promise<XmlRead> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser({ xmlns: true });
  const fail = (fault: string): never => {
    throw new XmlFault(parser.line, parser.column, fault);
  };
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let declaresEntities = false;
  let attributes = 0;
  let line = 1;
  parser.on("error", ({ message }) => fail(faultOf(message)));
  parser.on("doctype", (declared) => {
    declaresEntities ||= /<!ENTITY\s/.test(declared);
  });
  parser.on("opentagstart", () => {
    attributes = 0;
    line = parser.line;
    if (open.length >= DEPTH)
      fail(t("elements lie more than {depth} deep in each other", { depth: DEPTH }));
  });
  parser.on("attribute", () => {
    attributes++;
    if (attributes > ATTRIBUTES)
      fail(t("an element has more than {count} attributes", { count: ATTRIBUTES }));
  });
  parser.on("opentag", (tag) => {
    const named = Object.values(tag.attributes).map(({ name, value }) => [name, value] as const);
    const { name, local, uri } = tag;
    open.push({ name, local, uri, attributes: new Map(named), content: [], line });
  });
  const addText = (piece: string) => void open.at(-1)?.content.push(piece);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop()!;
    if (take?.(element, open.length)) return;
    const around = open.at(-1);
    if (around) around.content.push(element);
    else root = element;
  });
  for (let at = 0; at < text.length; at += CHUNK) {
    await step?.(at, text.length);
    parser.write(text.slice(at, at + CHUNK));
  }
  parser.close();
  return { root: root ?? fail(t("it holds no element")), declaresEntities };
}

interface OpenElement extends XmlElement {
  readonly content: (string | XmlElement)[];
}

/** The reader's own words begin with line and column. */
const faultOf = (message: string): string => {
  const said = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  if (said === "undefined entity") return t("an entity of its own, which is not read");
  return `not well-formed XML: ${said}`;
};

import { t } from "../../language/words.ts";
import { ATTRIBUTES, DEPTH, XmlFault } from "./readXml.ts";

/**
 * Whether XML is well formed and within the limits of `readXml`, for readers that have none. Prefixes
 * need not be declared. @throws XmlFault
 */
export async function checkXml(text: string): Promise<void> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  const fail = (fault: string): never => {
    throw new XmlFault(parser.line, parser.column, fault);
  };
  let depth = 0;
  let attributes = 0;
  parser.on("error", ({ message }) => fail(message));
  parser.on("opentagstart", () => {
    attributes = 0;
    depth++;
    if (depth > DEPTH)
      fail(t("elements lie more than {depth} deep in each other", { depth: DEPTH }));
  });
  parser.on("attribute", () => {
    attributes++;
    if (attributes > ATTRIBUTES)
      fail(t("an element has more than {count} attributes", { count: ATTRIBUTES }));
  });
  parser.on("closetag", () => {
    depth--;
  });
  parser.write(text).close();
}

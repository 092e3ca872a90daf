import { t } from "../../language/words.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { readXml, XmlFault, type XmlReading } from "./readXml.ts";
import type { XmlElement } from "./xmlElement.ts";

/** The outermost element of a file; null where it is no XML that can be read, which is told. */
export async function readXmlFile(
  { path, text }: SourceFile,
  into: Gathering,
  reading: XmlReading,
): Promise<XmlElement | null> {
  try {
    const { root, declaresEntities } = await readXml(text?.text ?? "", reading);
    if (declaresEntities) into.note(path, t("the entities that its DOCTYPE declares are not read"));
    return root;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    into.refuse(path, error.fault, error.place);
    return null;
  }
}

import type { Doc } from "../../core/document/document.ts";
import type { Content, Format, Written } from "../format.ts";
import { folderOf } from "../sourceFile.ts";
import { notInXml, notXml, xmlValue } from "../xml/escapeXml.ts";
import { formatTypeSystem } from "./casTypes.ts";
import { readXmi, sniffXmi } from "./readXmi.ts";
import {
  notInCas,
  SOFA_ID,
  type WrittenStructure,
  writeCases,
  writtenCas,
  writtenFiles,
} from "./writtenCas.ts";

const TYPE_SYSTEM_FILE = "TypeSystem.xml";

/** UIMA CAS as XMI, of INCEpTION, WebAnno and DKPro: a document a file, its types beside it. */
export const uimaXmi = {
  id: "uima-xmi",
  label: "UIMA CAS XMI",
  libraries: ["saxes"],
  reader: {
    endings: [".xmi", ".xml"],
    beside: (path) => [`${folderOf(path)}${TYPE_SYSTEM_FILE}`],
    sniff: sniffXmi,
    read: readXmi,
  },
  writer: {
    get cannotHold() {
      return [...notInCas(), notInXml()];
    },
    target: "folder",
    holdsWords: true,
    write: writeXmi,
  },
} as const satisfies Format;

function writeXmi(content: Content): Written {
  return writtenFiles(content, (count) => {
    for (const { text } of content.docs) count(notInXml(), notXml(text));
    const files = writeCases(content, ".xmi", formatXmi, count);
    return new Map([...files, [TYPE_SYSTEM_FILE, formatTypeSystem()]]);
  });
}

/** Prefixes of the packages that are written. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["de.tudarmstadt.ukp.dkpro.core.api.metadata.type", "metadata"],
  ["de.tudarmstadt.ukp.dkpro.core.api.segmentation.type", "segmentation"],
  ["custom", "custom"],
]);

function formatXmi(doc: Doc): string {
  const structures = writtenCas(doc);
  const spaces = [...PREFIXES].map(
    ([name, prefix]) => ` xmlns:${prefix}="http:///${name.replaceAll(".", "/")}.ecore"`,
  );
  const members = structures.map(({ id }) => id).join(" ");
  const sofa = `sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${xmlValue(doc.text)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${spaces.join("")} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...structures.map(formatStructure),
    `<cas:Sofa xmi:id="${SOFA_ID}" ${sofa}/>`,
    `<cas:View sofa="${SOFA_ID}" members="${members}"/>`,
    "</xmi:XMI>",
    "",
  ].join("\n");
}

function formatStructure({ id, type, values, refs }: WrittenStructure): string {
  const dot = type.lastIndexOf(".");
  const name = `${PREFIXES.get(type.slice(0, dot))}:${type.slice(dot + 1)}`;
  const features = [...values, ...refs].map(
    ([feature, value]) => ` ${feature}="${xmlValue(String(value))}"`,
  );
  return `<${name} xmi:id="${id}" sofa="${SOFA_ID}"${features.join("")}/>`;
}

import { type Content, counter, type Format, type Written } from "../format.ts";
import { notInXml, notXml, xmlText, xmlValue } from "../xml/escapeXml.ts";
import { readBiocXml, sniffBiocXml } from "./readBiocXml.ts";
import {
  biocCounts,
  notInBioc,
  type WrittenAnnotation,
  type WrittenBioc,
  type WrittenRelation,
  writtenBioc,
} from "./writeBioc.ts";

/** BioC as XML. */
export const biocXml = {
  id: "bioc-xml",
  label: "BioC XML",
  libraries: ["saxes"],
  reader: {
    endings: [".xml"],
    sniff: sniffBiocXml,
    read: readBiocXml,
  },
  writer: {
    get cannotHold() {
      return [...notInBioc(), notInXml()];
    },
    target: "file",
    holdsWords: false,
    write: writeBiocXml,
  },
} as const satisfies Format;

function writeBiocXml(content: Content): Written {
  const { counts, count } = counter();
  for (const { text } of content.docs) count(notInXml(), notXml(text));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<collection>",
    "<source></source>",
    "<date></date>",
    "<key></key>",
    ...writtenBioc(content).flatMap(documentLines),
    "</collection>",
    "",
  ];
  const files = new Map([["bioc.xml", lines.join("\n")]]);
  return { files, ...biocCounts(content), leftOut: counts, notes: [] };
}

const documentLines = ({ doc, annotations, relations }: WrittenBioc): string[] => [
  "<document>",
  `<id>${xmlText(doc.name)}</id>`,
  ...infonLines(Object.entries(doc.metadata ?? {})),
  "<passage>",
  "<offset>0</offset>",
  `<text>${xmlText(doc.text)}</text>`,
  ...annotations.flatMap(annotationLines),
  ...relations.flatMap(relationLines),
  "</passage>",
  "</document>",
];

const annotationLines = ({ id, infons, locations, text }: WrittenAnnotation): string[] => [
  `<annotation id="${id}">`,
  ...infonLines(infons),
  ...locations.map(({ offset, length }) => `<location offset="${offset}" length="${length}"/>`),
  `<text>${xmlText(text)}</text>`,
  "</annotation>",
];

const relationLines = ({ id, infons, nodes }: WrittenRelation): string[] => [
  `<relation id="${id}">`,
  ...infonLines(infons),
  ...nodes.map(({ refid, role }) => `<node refid="${refid}" role="${role}"/>`),
  "</relation>",
];

const infonLines = (infons: WrittenAnnotation["infons"]): string[] =>
  infons.map(([key, value]) => `<infon key="${xmlValue(key)}">${xmlText(value)}</infon>`);

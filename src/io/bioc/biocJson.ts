import type { Content, Format, Written } from "../format.ts";
import { metadataFields } from "../metadata.ts";
import { readBiocJson, sniffBiocJson } from "./readBiocJson.ts";
import { biocCounts, notInBioc, type WrittenBioc, writtenBioc } from "./writeBioc.ts";

/** BioC of PubMed's tools as JSON, PubTator 3's exports too. */
export const biocJson = {
  id: "bioc-json",
  label: "BioC JSON",
  reader: {
    endings: [".json"],
    sniff: sniffBiocJson,
    read: readBiocJson,
  },
  writer: {
    get cannotHold() {
      return notInBioc();
    },
    target: "file",
    holdsWords: false,
    write: writeBiocJson,
  },
} as const satisfies Format;

function writeBiocJson(content: Content): Written {
  const documents = writtenBioc(content).map(documentOf);
  const collection = { source: "", date: "", key: "", infons: {}, documents };
  const files = new Map([["bioc.json", `${JSON.stringify(collection, null, 1)}\n`]]);
  return { files, ...biocCounts(content), leftOut: new Map(), notes: [] };
}

function documentOf({ doc, annotations, relations }: WrittenBioc) {
  const withInfons = <T extends { readonly infons: Iterable<readonly [string, string]> }>(
    one: T,
  ) => ({
    ...one,
    infons: Object.fromEntries(one.infons),
  });
  const passage = {
    offset: 0,
    infons: {},
    text: doc.text,
    sentences: [],
    annotations: annotations.map(withInfons),
    relations: relations.map(withInfons),
  };
  const infons = metadataFields(doc.metadata);
  return { id: doc.name, infons, passages: [passage], annotations: [], relations: [] };
}

import { backup } from "./backup/backup.ts";
import { biocJson } from "./bioc/biocJson.ts";
import { biocXml } from "./bioc/biocXml.ts";
import { brat } from "./brat/brat.ts";
import { conll } from "./conll/conll.ts";
import { conllRelations } from "./conllRelations/conllRelations.ts";
import { conllu } from "./conllu/conllu.ts";
import { csv, tsv } from "./csv/csv.ts";
import { doccano } from "./doccano/doccano.ts";
import { docred } from "./docred/docred.ts";
import { docx } from "./docx/docx.ts";
import type { Format } from "./format.ts";
import { gliner } from "./gliner/gliner.ts";
import { hf } from "./hf/hf.ts";
import { html } from "./html/html.ts";
import { labelStudio } from "./labelStudio/labelStudio.ts";
import { langextract } from "./langextract/langextract.ts";
import { parquet } from "./parquet/parquet.ts";
import { pdf } from "./pdf/pdf.ts";
import { prodigy } from "./prodigy/prodigy.ts";
import { spanloomProject } from "./project/spanloomProject.ts";
import { pubtator } from "./pubtator/pubtator.ts";
import { spert } from "./spert/spert.ts";
import { suggestions } from "./suggestions/suggestions.ts";
import { table } from "./table/table.ts";
import { jsonTexts } from "./texts/jsonTexts.ts";
import { plainText } from "./texts/plainText.ts";
import { graphml } from "./triples/graphml.ts";
import { cypher, neo4j } from "./triples/neo4j.ts";
import { jsonld, nquads, turtle } from "./triples/rdf.ts";
import { spanloomTypes } from "./types/spanloomTypes.ts";
import { casJson } from "./uima/casJson.ts";
import { uimaXmi } from "./uima/uimaXmi.ts";
import { w3c } from "./w3c/w3c.ts";
import { webanno } from "./webanno/webanno.ts";

/** Every format, in the order in which they look at files and stand in menus. */
const TABLE = [
  spanloomProject,
  spanloomTypes,
  backup,
  docx,
  pdf,
  labelStudio,
  doccano,
  prodigy,
  docred,
  biocJson,
  biocXml,
  pubtator,
  uimaXmi,
  casJson,
  langextract,
  w3c,
  gliner,
  hf,
  parquet,
  spert,
  brat,
  webanno,
  conllu,
  conllRelations,
  conll,
  table,
  csv,
  tsv,
  jsonld,
  turtle,
  nquads,
  graphml,
  neo4j,
  cypher,
  html,
  suggestions,
  jsonTexts,
  plainText,
] as const satisfies readonly Format[];

/** Names a format in settings, menus and on the command line. */
export type FormatId = (typeof TABLE)[number]["id"];

/** A format of the table. */
export interface NamedFormat extends Format {
  readonly id: FormatId;
}

export const FORMATS: readonly NamedFormat[] = TABLE;

/** The format with this id. */
export const formatOf = (id: FormatId): NamedFormat => FORMATS.find((f) => f.id === id)!;

/** The formats that can be written, in the order of menus. */
export const WRITABLE: readonly Writable[] = FORMATS.filter(
  (format): format is Writable => format.writer !== undefined,
);
type Writable = NamedFormat & Required<Pick<Format, "writer">>;

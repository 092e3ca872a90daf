import type { Doc } from "../../core/document/document.ts";
import type { Content, Format, Written } from "../format.ts";
import { SOFA } from "./cas.ts";
import { TYPE_SYSTEM } from "./casTypes.ts";
import { readCasJson, sniffCasJson } from "./readCasJson.ts";
import {
  notInCas,
  SOFA_ID,
  type WrittenStructure,
  writeCases,
  writtenCas,
  writtenFiles,
} from "./writtenCas.ts";

/** UIMA CAS as JSON, of INCEpTION and dkpro-cassis: a document a file. */
export const casJson = {
  id: "uima-cas-json",
  label: "UIMA CAS JSON",
  reader: {
    endings: [".json"],
    sniff: sniffCasJson,
    read: readCasJson,
  },
  writer: {
    get cannotHold() {
      return notInCas();
    },
    target: "folder",
    holdsWords: true,
    write: writeCasJson,
  },
} as const satisfies Format;

function writeCasJson(content: Content): Written {
  return writtenFiles(content, (count) => writeCases(content, ".json", formatCas, count));
}

function formatCas(doc: Doc): string {
  const structures = writtenCas(doc);
  const sofa = {
    "%ID": SOFA_ID,
    "%TYPE": SOFA,
    sofaNum: 1,
    sofaID: "_InitialView",
    mimeType: "text",
    sofaString: doc.text,
  };
  const view = { "%SOFA": SOFA_ID, "%MEMBERS": structures.map(({ id }) => id) };
  const cas = {
    "%TYPES": Object.fromEntries(TYPE_SYSTEM.map((type) => [type.name, declared(type)])),
    "%FEATURE_STRUCTURES": [sofa, ...structures.map(asJson)],
    "%VIEWS": { _InitialView: view },
  };
  return `${JSON.stringify(cas, null, 1)}\n`;
}

const declared = ({ name, above, features }: (typeof TYPE_SYSTEM)[number]) => ({
  "%NAME": name,
  "%SUPER_TYPE": above,
  ...Object.fromEntries(
    features.map(([feature, range]) => [feature, { "%NAME": feature, "%RANGE": range }]),
  ),
});

const asJson = ({ id, type, values, refs }: WrittenStructure) => ({
  "%ID": id,
  "%TYPE": type,
  "@sofa": SOFA_ID,
  ...Object.fromEntries(values),
  ...Object.fromEntries(refs.map(([name, to]) => [`@${name}`, to])),
});

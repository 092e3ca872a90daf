import { strToU8, zip } from "fflate";
import type { Doc } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { modelTypes, typesWithRules } from "../core/types/schema.ts";
import { formatBratConf } from "../io/bratConf.ts";
import { formatBrat } from "../io/formatBrat.ts";
import { formatModelTypes } from "../io/modelTypes.ts";
import { formatSpertJson } from "../io/spertJson.ts";
import { formatTriplesCsv } from "../io/triplesCsv.ts";
import { type Context, messageOf } from "./context.ts";
import type { AppState } from "./state.ts";
import { confirmedExamples } from "./trainingSet.ts";

/**
 * Takes the confirmed annotations away. SpERT JSON holds the confirmed sentences, in which all that
 * is unlabelled is a negative; brat and CSV hold every confirmed entity and relation, also those of
 * sentences that are not confirmed yet. Documents in the trash stay here.
 */
export function exportSlice(context: Context): Pick<AppState, "exportAnnotations"> {
  const { get, services, notify } = context;
  return {
    exportAnnotations: async (format) => {
      try {
        const { project } = get();
        const docs = liveDocs(project);
        if (format === "csv") {
          const csv = new Blob([formatTriplesCsv(docs)], { type: "text/csv" });
          return services.download("spanloom-triples.csv", csv);
        }
        const files = format === "spert" ? spertFiles(context) : bratFiles(project, docs);
        services.download(`spanloom-${format}.zip`, await zipped(files));
      } catch (error) {
        notify("error", `The annotations could not be exported: ${messageOf(error)}`);
      }
    },
  };
}

type Files = Record<string, string>;

function spertFiles({ get, notify }: Context): Files {
  const { project } = get();
  const { examples, relationsAcross, entitiesOutside } = confirmedExamples(project);
  if (examples.length === 0) {
    notify("info", "No sentence is confirmed yet: the file is an empty list.");
  }
  const leftOut = [
    ...(relationsAcross > 0 ? [`${counted(relationsAcross, "relation")} between sentences`] : []),
    ...(entitiesOutside > 0
      ? [`${counted(entitiesOutside, "span")} with borders inside words`]
      : []),
  ];
  if (leftOut.length > 0) {
    notify("warning", `Left out: ${leftOut.join(", ")} (brat and CSV have them).`);
  }
  return {
    "annotations.json": formatSpertJson(examples),
    "types.json": formatModelTypes(modelTypes(project.schema)),
  };
}

function bratFiles({ schema }: AppState["project"], docs: readonly Doc[]): Files {
  const files: Files = { "annotation.conf": formatBratConf(typesWithRules(schema)) };
  for (const doc of docs) {
    const name = freeName(files, doc.name);
    const { txt, ann } = formatBrat(doc);
    files[`${name}.txt`] = txt;
    files[`${name}.ann`] = ann;
  }
  return files;
}

/** A file name of a document's name: no folders, no ending, nothing twice. */
function freeName(files: Files, docName: string): string {
  const plain = docName.replace(/\.(txt|ann|json)$/i, "").replace(/[^\p{L}\p{N}._ -]+/gu, "_");
  const base = plain.replace(/^[. ]+|[. ]+$/g, "") || "document";
  let name = base;
  for (let n = 2; `${name}.txt` in files; n++) name = `${base}-${n}`;
  return name;
}

function zipped(files: Files): Promise<Blob> {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, s]) => [name, strToU8(s)]));
  return new Promise((resolve, reject) => {
    zip(bytes, (error, made) =>
      error ? reject(error) : resolve(new Blob([made], { type: "application/zip" })),
    );
  });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

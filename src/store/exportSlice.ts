import { strToU8, zip } from "fflate";
import { liveDocs } from "../core/document/liveDocs.ts";
import { typesWithRules } from "../core/types/schema.ts";
import { chosenAnnotations } from "../io/chosenAnnotations.ts";
import type { Written } from "../io/format.ts";
import { formatOf } from "../io/formats.ts";
import { type Context, messageOf } from "./context.ts";
import type { AppState } from "./state.ts";

/**
 * Takes the confirmed annotations away, in any format of the table. Documents in the trash stay here.
 */
export function exportSlice(context: Context): Pick<AppState, "exportAnnotations"> {
  const { get, services, notify } = context;
  return {
    exportAnnotations: async (id) => {
      try {
        const { project } = get();
        const { label, writer } = formatOf(id);
        if (!writer) throw new Error(`${label} is only read`);
        const types = typesWithRules(project.schema);
        const docs = chosenAnnotations(liveDocs(project), "confirmed");
        const written = await writer.write({ docs, types, sentences: "confirmed" });
        tell(notify, written);
        const { name, blob } = await download(id, written.files);
        services.download(name, blob);
      } catch (error) {
        notify("error", `The annotations could not be exported: ${messageOf(error)}`);
      }
    },
  };
}

function tell(notify: Context["notify"], { leftOut, notes }: Written): void {
  const lost = [...leftOut].map(([kind, count]) => `${kind} (${count})`);
  if (lost.length > 0) notify("warning", `Left out: ${lost.join(", ")}.`);
  for (const note of notes) notify("info", `${note[0].toUpperCase()}${note.slice(1)}.`);
}

/** One file as it is, several as a zip. */
async function download(id: string, files: Written["files"]) {
  const [[name, text]] = files;
  if (files.size > 1) return { name: `spanloom-${id}.zip`, blob: await zipped(files) };
  return { name: `spanloom-${name}`, blob: new Blob([text], { type: "text/csv" }) };
}

function zipped(files: Written["files"]): Promise<Blob> {
  const bytes = Object.fromEntries(
    [...files].map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]),
  );
  return new Promise((resolve, reject) => {
    zip(bytes, (error, made) =>
      error ? reject(error) : resolve(new Blob([made], { type: "application/zip" })),
    );
  });
}

import type { FileContent, Written } from "../io/format.ts";

/**
 * What was written, to be handed over: one file as it is, several as a zip.
 *
 * @param of what its name begins with: see `nameOfDownloads`
 */
export async function writtenBlob(
  format: string,
  files: Written["files"],
  of: string,
): Promise<{ name: string; blob: Blob }> {
  const [[name, content]] = files;
  if (files.size > 1) return { name: `${of}-${format}.zip`, blob: await zipped(files) };
  return { name: `${of}-${name}`, blob: new Blob([content], { type: typeOf(name) }) };
}

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  xml: "application/xml",
};

const typeOf = (name: string): string => {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return Object.hasOwn(TYPES, ending) ? TYPES[ending] : "application/octet-stream";
};

/** Files as a zip. */
export async function zipped(files: Written["files"]): Promise<Blob> {
  const { zip } = await import("fflate");
  const all = [...files].map(async ([name, content]) => [name, await bytesOf(content)] as const);
  const bytes = Object.fromEntries(await Promise.all(all));
  return new Promise((resolve, reject) => {
    zip(bytes, (error, made) =>
      error ? reject(error) : resolve(new Blob([made], { type: "application/zip" })),
    );
  });
}

async function bytesOf(content: FileContent): Promise<Uint8Array> {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
}

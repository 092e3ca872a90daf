/** What hosts are to say of the files of the build, by their endings: not all know each. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  wasm: "application/wasm",
  json: "application/json",
  webmanifest: "application/manifest+json",
  txt: "text/plain",
  md: "text/markdown",
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  safetensors: "application/octet-stream",
};

/** Files for hosts themselves, which no page asks for. */
const FOR_HOSTS = /^(?:_headers|\.htaccess|nginx\.conf)$/;

/** @throws Error where a file of the build is of no kind that hosts are told of */
export function checkFileType(path: string): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const ending = name.slice(name.lastIndexOf(".") + 1);
  if (!FOR_HOSTS.test(name) && !Object.hasOwn(FILE_TYPES, ending))
    throw new Error(`no host is told what ${path} is: give .${ending} a type in fileTypes.ts`);
}

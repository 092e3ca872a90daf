import { FILE_TYPES } from "./fileTypes.ts";

type Headers = Readonly<Record<string, string>>;

/**
 * The files by which static hosts learn the headers and what kinds of files there are: their names in
 * the build, and what they say.
 */
export const hostFiles = (headers: Headers): ReadonlyMap<string, string> =>
  new Map([
    ["_headers", underscoreHeaders(headers)],
    [".htaccess", htaccess(headers)],
    ["nginx.conf", nginx(headers)],
  ]);

const lines = (headers: Headers, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));

const types = (line: (ending: string, type: string) => string): string[] =>
  Object.entries(FILE_TYPES).map(([ending, type]) => line(ending, type));

/**
 * For Netlify and Cloudflare Pages: it belongs to the top of the site. They know all kinds of files,
 * but of the manifest not every one of them always did.
 */
const underscoreHeaders = (headers: Headers): string =>
  [
    "/*",
    ...lines(headers, (name, value) => `  ${name}: ${value}`),
    "/manifest.webmanifest",
    `  Content-Type: ${FILE_TYPES.webmanifest}`,
    "",
  ].join("\n");

/** For Apache: it holds for the folder where it lies. */
const htaccess = (headers: Headers): string =>
  [
    "<IfModule mod_headers.c>",
    ...lines(headers, (name, value) => `  Header always set ${name} "${value}"`),
    "</IfModule>",
    "<IfModule mod_mime.c>",
    ...types((ending, type) => `  AddType ${type} .${ending}`),
    "  AddCharset utf-8 .html .css .js .txt .md",
    "</IfModule>",
    "",
  ].join("\n");

/**
 * For nginx: to be included in the `location` that serves the folder. Types there replace all that
 * are known around it, so that every kind of file is named.
 */
const nginx = (headers: Headers): string =>
  [
    ...lines(headers, (name, value) => `add_header ${name} "${value}" always;`),
    "charset utf-8;",
    "charset_types text/plain text/markdown text/css text/javascript;",
    "types {",
    ...types((ending, type) => `  ${type} ${ending};`),
    "}",
    "",
  ].join("\n");

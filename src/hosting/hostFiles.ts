type Headers = Readonly<Record<string, string>>;

/** The files by which static hosts learn the headers: their names in the build, and what they say. */
export const hostFiles = (headers: Headers): ReadonlyMap<string, string> =>
  new Map([
    ["_headers", underscoreHeaders(headers)],
    [".htaccess", htaccess(headers)],
    ["nginx.conf", nginx(headers)],
  ]);

const lines = (headers: Headers, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));

/** For Netlify and Cloudflare Pages: it belongs to the top of the site. */
const underscoreHeaders = (headers: Headers): string =>
  ["/*", ...lines(headers, (name, value) => `  ${name}: ${value}`), ""].join("\n");

/** For Apache: it holds for the folder where it lies. */
const htaccess = (headers: Headers): string =>
  [
    "<IfModule mod_headers.c>",
    ...lines(headers, (name, value) => `  Header always set ${name} "${value}"`),
    "</IfModule>",
    "",
  ].join("\n");

/** For nginx: to be included in the `location` that serves the folder. */
const nginx = (headers: Headers): string =>
  [...lines(headers, (name, value) => `add_header ${name} "${value}" always;`), ""].join("\n");

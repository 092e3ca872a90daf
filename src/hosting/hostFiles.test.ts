import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { HUB_HOSTS } from "../hub/hubHosts.ts";
import { checkFileType, FILE_TYPES } from "./fileTypes.ts";
import { hostHeaders } from "./headers.ts";
import { hostFiles } from "./hostFiles.ts";
import { libraryStyles } from "./libraryStyles.ts";
import { pagePolicy, policyInPage } from "./policy.ts";

const policy = pagePolicy(libraryStyles("node_modules"));
const headers = hostHeaders(policy);
const files = hostFiles(headers);

/** How a line of each file says a header. */
const LINES: Readonly<Record<string, RegExp>> = {
  _headers: /^ {2}([\w-]+): (.+)$/gm,
  ".htaccess": /^ {2}Header always set ([\w-]+) "([^"]+)"$/gm,
  "nginx.conf": /^add_header ([\w-]+) "([^"$]+)" always;$/gm,
};

test.each(Object.keys(LINES))("%s sends every header, and no other", (name) => {
  const ofAll = files.get(name)!.split("/manifest")[0];
  const said = [...ofAll.matchAll(LINES[name])].map(([, header, value]) => [header, value]);
  expect(Object.fromEntries(said)).toEqual(headers);
});

/** How a line of each file says a type. */
const TYPES: Readonly<Record<string, RegExp>> = {
  ".htaccess": /^ {2}AddType (\S+) \.(\w+)$/gm,
  "nginx.conf": /^ {2}([\w-]+\/[\w+-]+) (\w+);$/gm,
};

test.each(Object.keys(TYPES))("%s says the type of every kind of file", (name) => {
  const said = [...files.get(name)!.matchAll(TYPES[name])].map(([, type, ending]) => [
    ending,
    type,
  ]);
  expect(Object.fromEntries(said)).toEqual(FILE_TYPES);
  expect(FILE_TYPES).toMatchObject({
    wasm: "application/wasm",
    js: "text/javascript",
    webmanifest: "application/manifest+json",
  });
});

test("of the manifest _headers says it, where the manifest is", () => {
  expect(files.get("_headers")).toMatch(
    /^\/manifest\.webmanifest\n {2}Content-Type: application\/manifest\+json\n$/m,
  );
  expect(existsSync("public/manifest.webmanifest")).toBe(true);
});

test("every file that is copied into the build has a type, and one without is told", () => {
  const copied = readdirSync("public", { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(copied.length).toBeGreaterThan(20);
  for (const { name } of copied) checkFileType(name);
  for (const name of files.keys()) checkFileType(name);
  expect(() => checkFileType("assets/a.mjs")).toThrow("no host is told what assets/a.mjs is");
  expect(() => checkFileType("CNAME")).toThrow();
});

test("there is no file but these, and no line too long for a host", () => {
  expect([...files.keys()].sort()).toEqual(Object.keys(LINES).sort());
  const lines = [...files.values()].flatMap((text) => text.split("\n"));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
});

test("the policy allows nothing unsafe but WASM, and no host but the Hub", () => {
  const { "connect-src": asked, ...others } = policy;
  expect(asked).toEqual(["'self'", ...HUB_HOSTS]);
  const all = Object.values(others).flat();
  expect(all.filter((one) => one.includes("unsafe"))).toEqual(["'wasm-unsafe-eval'"]);
  expect(all.filter((one) => /[*/.]/.test(one) && !/^'sha256-/.test(one))).toEqual([]);
});

test("the page says the same but what browsers take from headers only", () => {
  const text = headers["Content-Security-Policy"];
  expect(text).toContain("; frame-ancestors 'none'");
  expect(policyInPage(policy)).toBe(text.replace("; frame-ancestors 'none'", ""));
});

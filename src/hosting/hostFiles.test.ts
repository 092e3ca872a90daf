import { expect, test } from "vitest";
import { HUB_HOSTS } from "../hub/hubHosts.ts";
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
  const said = [...files.get(name)!.matchAll(LINES[name])].map(([, header, value]) => [
    header,
    value,
  ]);
  expect(Object.fromEntries(said)).toEqual(headers);
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

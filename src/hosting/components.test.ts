import { expect, test } from "vitest";
import { componentsOf, licenceText } from "./components.ts";
import { isAllowed, licencesText, notAllowed } from "./licences.ts";
import { sbom } from "./sbom.ts";

const components = componentsOf(".");

test("every package that the app is made with may be used in it", () => {
  expect(components.length).toBeGreaterThan(20);
  expect(notAllowed(components)).toEqual([]);
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["(MIT AND Zlib)", true],
  ["GPL-3.0-or-later", false],
  ["(MIT AND GPL-3.0-or-later)", false],
  ["none", false],
])("a licence %s is allowed: %s", (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test("the bill of materials names each once, and is the same each time", () => {
  const text = sbom(".", components);
  expect(sbom(".", componentsOf("."))).toBe(text);
  const bill = JSON.parse(text);
  const refs = bill.components.map((one: Record<string, string>) => one["bom-ref"]);
  expect(new Set(refs).size).toBe(components.length);
  expect(refs).toContain(
    `pkg:npm/%40tanstack/react-virtual@${versionOf("@tanstack/react-virtual")}`,
  );
  expect(text).not.toContain("https://");
});

const versionOf = (name: string) => components.find((one) => one.name === name)!.version;

test("the licences of what the page is made with go with it", () => {
  const text = licencesText(components);
  for (const name of ["react", "dexie", "zod", "pdfjs-dist", "papaparse", "fflate"]) {
    const one = components.find((component) => component.name === name)!;
    expect(text).toContain(`${name} ${one.version} (${one.licence})`);
    expect(licenceText(one).length).toBeGreaterThan(100);
  }
});

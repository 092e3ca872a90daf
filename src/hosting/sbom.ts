import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Component } from "./components.ts";

/**
 * A bill of materials (CycloneDX 1.6, JSON): the same bytes for the same lock file, so neither the
 * time nor a random number is in it.
 */
export function sbom(root: string, components: readonly Component[]): string {
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": `pkg:npm/${own.name}@${own.version}`,
        name: own.name,
        version: own.version,
        licenses: [{ license: { id: own.license } }],
      },
    },
    components: components.map(componentOf),
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

function componentOf({ name, version, licence, integrity, isOptional }: Component) {
  const url = `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
  const [, algorithm, hash] = /^(sha\d+)-(.+)$/.exec(integrity ?? "") ?? [];
  return {
    type: "library",
    "bom-ref": url,
    name,
    version,
    purl: url,
    scope: isOptional ? "optional" : "required",
    licenses: [licenceOf(licence)],
    ...(hash && {
      hashes: [
        {
          alg: algorithm.toUpperCase().replace("SHA", "SHA-"),
          content: Buffer.from(hash, "base64").toString("hex"),
        },
      ],
    }),
  };
}

/** "BSD" is no name of SPDX. */
function licenceOf(licence: string) {
  if (/[( ]/.test(licence)) return { expression: licence };
  return { license: licence === "BSD" ? { name: licence } : { id: licence } };
}

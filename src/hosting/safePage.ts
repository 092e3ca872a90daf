import { join } from "node:path";
import type { Plugin } from "vite";
import { componentsOf } from "./components.ts";
import { checkFileType } from "./fileTypes.ts";
import { hostHeaders } from "./headers.ts";
import { hostFiles } from "./hostFiles.ts";
import { libraryStyles } from "./libraryStyles.ts";
import { licencesText } from "./licences.ts";
import { type Policy, pagePolicy, policyInPage } from "./policy.ts";
import { sbom } from "./sbom.ts";

/** The policy of the page of this project. @param root its folder */
export const policyOf = (root: string) => pagePolicy(libraryStyles(join(root, "node_modules")));

const meta = (policy: Policy): string => `
    <meta http-equiv="Content-Security-Policy" content="${policyInPage(policy)}" />
    <meta name="referrer" content="no-referrer" />`;

/**
 * Puts the policy into the built page, for hosts without headers, and beside it files by which other
 * hosts send all headers, the licences of its packages, and a bill of materials. The development server has none: it puts scripts and styles into the page.
 */
export const safePage = (root: string): Plugin => {
  const policy = policyOf(root);
  return {
    name: "safe-page",
    apply: "build",
    // Before all that loads something, and after the encoding, which browsers look for at the top.
    transformIndexHtml: (html) => html.replace(/(<meta charset=[^>]*>)/, `$1${meta(policy)}`),
    generateBundle() {
      for (const [fileName, source] of hostFiles(hostHeaders(policy)))
        this.emitFile({ type: "asset", fileName, source });
      const components = componentsOf(root);
      this.emitFile({ type: "asset", fileName: "sbom.json", source: sbom(root, components) });
      const licences = licencesText(components);
      this.emitFile({ type: "asset", fileName: "licenses.txt", source: licences });
    },
    writeBundle: (_, bundle) => Object.keys(bundle).forEach(checkFileType),
  };
};

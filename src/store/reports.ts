// What writes reports of models, which comes when one is wanted.
export { html } from "../core/report/html.ts";
export { markdown } from "../core/report/markdown.ts";
export { versionReport } from "../core/report/versionReport.ts";

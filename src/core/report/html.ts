import { type Block, type Figure, figureTable, type Table } from "./block.ts";
import { escapedHtml } from "./escapedHtml.ts";
import { figureSvg } from "./figureSvg.ts";

/** A report as one page that needs nothing else: no script, no request, light and dark. */
export function html(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapedHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(blockText).join("\n")}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#c8c8d0, #4a4a54); --quiet: light-dark(#55555f, #b4b4be); }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.2rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--quiet); padding: 0.3rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.8rem 0.25rem 0; text-align: start; vertical-align: top; }
td { overflow-wrap: normal; }
pre { overflow-x: auto; padding: 0.8rem; border: 1px solid var(--line); }
figure { margin: 1rem 0; } figcaption { color: var(--quiet); font-size: 0.9rem; }
svg { max-width: 100%; height: auto; }
@media print { main { max-width: none; } }
`;

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapedHtml(block.text)}</h${block.level}>`;
    case "text":
      return `<p>${escapedHtml(block.text)}</p>`;
    case "code":
      return `<pre tabindex="0"><code>${escapedHtml(block.text)}</code></pre>`;
    case "table":
      return tableText(block);
    case "figure":
      return figureText(block);
  }
}

function tableText({ caption, columns, rows }: Table): string {
  const head = columns.some((name) => name !== "")
    ? `<thead><tr>${columns.map((name) => (name === "" ? "<td></td>" : `<th scope="col">${escapedHtml(name)}</th>`)).join("")}</tr></thead>\n`
    : "";
  const body = rows.map(([name, ...cells]) => {
    const others = cells.map((cell) => `<td>${escapedHtml(cell)}</td>`).join("");
    return `<tr><th scope="row">${escapedHtml(name)}</th>${others}</tr>`;
  });
  return `<div class="wide" role="region" aria-label="${escapedHtml(caption)}" tabindex="0"><table>
<caption>${escapedHtml(caption)}</caption>
${head}<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}

const figureText = (figure: Figure): string => `<figure>
${figureSvg(figure)}
<figcaption>${escapedHtml(figure.caption)}</figcaption>
<details><summary>As a table</summary>
${tableText(figureTable(figure))}
</details>
</figure>`;

// Draws the icons of the installed app from one drawing: `node .ci/icons.mjs`, with the installed Chromium.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Two spans and the arc between them; `inset`: how much of the side is left free. */
const drawing = (inset, corner) => {
  const scale = (24 * (1 - 2 * inset)) / 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <rect width="24" height="24" rx="${corner}" fill="#fbfaf7" />
  <g transform="translate(${24 * inset} ${24 * inset}) scale(${scale})" fill="none" stroke="#2b2724" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path d="M5 15v-4a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v2.5" />
    <path d="m16.5 11.5 2.5 3 2.5-3" />
    <path d="M2.5 19h6M12.5 19h9" stroke="#2f66b0" stroke-width="3.4" />
  </g>
</svg>
`;
};

const OUT = "public/icons";
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/icon.svg`, drawing(0.12, 5));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const [name, side, svg] of [
  ["icon-192", 192, drawing(0.12, 5)],
  ["icon-512", 512, drawing(0.12, 5)],
  ["maskable-512", 512, drawing(0.2, 0)], // a mask may take all beyond a circle of 80 %
]) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${OUT}/${name}.png`, omitBackground: true });
}
await browser.close();

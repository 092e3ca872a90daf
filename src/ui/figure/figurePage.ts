import { hexOf } from "../look/hexOf.ts";
import { PAPER } from "../look/palette.ts";
import { xmlText } from "../look/xmlText.ts";
import type { Figure } from "./figureParts.ts";
import { type FigureTheme, figureSvg } from "./figureSvg.ts";

/** A figure as a page of its own, which asks nothing of any server. */
export const figurePage = (figure: Figure, theme: FigureTheme): string =>
  [
    "<!doctype html>",
    '<html lang="und">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${xmlText(figure.title)}</title>`,
    `<style>html{color-scheme:${theme};background:${hexOf(PAPER[theme])}}body{margin:1rem}svg{display:block;max-width:100%;height:auto;margin:auto}</style>`,
    "<body>",
    figureSvg(figure, theme).trimEnd(),
    "</body>",
    "</html>",
    "",
  ].join("\n");

import { type RefObject, useLayoutEffect } from "react";

/** Tells the style sheet how high letters are: tags hang below them, whatever font is there. */
export function useGlyphHeight(page: RefObject<HTMLElement | null>, isDrawn: boolean): void {
  useLayoutEffect(() => {
    const measure = () => {
      const text = page.current?.querySelector("[data-start]");
      if (!page.current || !text) return;
      const range = document.createRange();
      range.selectNodeContents(text);
      const [line] = range.getClientRects();
      if (line) page.current.style.setProperty("--glyph", `${line.height}px`);
    };
    if (isDrawn) measure();
    document.fonts.addEventListener("loadingdone", measure);
    return () => document.fonts.removeEventListener("loadingdone", measure);
  }, [page, isDrawn]);
}

import { useInsertionEffect } from "react";
import { PALETTE_CSS } from "./palette.ts";

/** Gives the page all colours of types: as a sheet made here, as its policy allows no style in its text. */
export function usePaletteSheet(): void {
  useInsertionEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PALETTE_CSS);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      const others = document.adoptedStyleSheets.filter((other) => other !== sheet);
      document.adoptedStyleSheets = others;
    };
  }, []);
}

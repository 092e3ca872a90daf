import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";

interface Props {
  readonly text: string;
  /** The same with its layout, where it was copied with one. */
  readonly html: string;
  readonly onImport: () => void;
}

/** Milliseconds without typing before a text is looked at. */
const PAUSE = 300;
/** Layout that a text does not show: tables, lists, headings, paragraphs. */
const LAYOUT = /<(?:table|[uo]l|h[1-6]|p)[\s>]/i;

/** What a pasted text looks like, with the offer to import it as that. */
export function PasteOffer({ text, html, onImport }: Props) {
  const recognise = useApp((s) => s.recognise);
  const importPasted = useApp((s) => s.importPasted);
  const [form, setForm] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const found = text.trim() === "" ? null : await recognise(text);
      if (!isOver) setForm(found);
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, recognise]);
  const take = (kind: "text" | "web page", content: string) => {
    onImport();
    void importPasted({ kind, content });
  };
  const hasLayout = LAYOUT.test(html);
  return (
    <div role="status" className="paste-offer">
      {form && (
        <p>
          {t("Looks like: {form}", { form })}{" "}
          <Button className="button" onPress={() => take("text", text)}>
            {t("Import it")}
          </Button>
        </p>
      )}
      {hasLayout && (
        <p>
          {t("Copied with its layout")}{" "}
          <Button className="button" onPress={() => take("web page", html)}>
            {t("Import as a web page")}
          </Button>
        </p>
      )}
    </div>
  );
}

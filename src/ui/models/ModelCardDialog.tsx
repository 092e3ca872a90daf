import { Button } from "react-aria-components";
import type { AddedModel, ModelAbout } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { Parent } from "../../core/lifecycle/modelVersion.ts";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { asNow, t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { encoderText, fromText, originText, WHAT } from "./modelText.ts";
import { useAbout } from "./useAbout.ts";

interface Props {
  readonly source: ModelSource;
  readonly name: string;
  readonly onClose: () => void;
}

/** What is known of a model, and the card that came with it, as plain text. */
export function ModelCardDialog({ source, name, onClose }: Props) {
  const about = useAbout(source);
  const added = useApp((s) =>
    source.kind === "added" ? s.added.find(({ id }) => id === source.id) : undefined,
  );
  const parent = useApp((s) =>
    source.kind === "version"
      ? s.versions.find(({ id }) => id === source.id)?.made?.parent
      : undefined,
  );
  return (
    <DialogBox title={name} wide onClose={onClose}>
      {about === null && <p className="quiet">{t("The card is being read.")}</p>}
      {about instanceof Error && (
        <p role="alert">
          {t("The card could not be read: {message}", { message: asNow(about.message) })}
        </p>
      )}
      {about !== null && !(about instanceof Error) && (
        <Card about={about} added={added} parent={parent} />
      )}
      <footer className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {t("Close")}
        </Button>
      </footer>
    </DialogBox>
  );
}

interface CardProps {
  readonly about: ModelAbout;
  readonly added: AddedModel | undefined;
  /** Of a kept model. */
  readonly parent: Parent | undefined;
}

function Card({ about, added, parent }: CardProps) {
  const { what, encoder, types, bytes, licence, card } = about;
  const names = (kind: "entities" | "relations") => Object.keys(types[kind]).join(", ") || "none";
  return (
    <>
      <dl className="facts">
        <dt>{t("What it is")}</dt>
        <dd>{WHAT[what]}</dd>
        <dt>{t("Encoder")}</dt>
        <dd>{encoderText(encoder)}</dd>
        {what !== "encoder" && (
          <>
            <dt>{t("Types of spans")}</dt>
            <dd>{names("entities")}</dd>
            <dt>{t("Types of relations")}</dt>
            <dd>{names("relations")}</dd>
          </>
        )}
        {bytes !== null && (
          <>
            <dt>{t("Size")}</dt>
            <dd>{megabytes(bytes)}</dd>
          </>
        )}
        <dt>{t("Licence")}</dt>
        <dd>{licence ?? (parent?.licence === undefined ? t("not stated") : fromText(parent))}</dd>
        {added && (
          <>
            <dt>{t("Origin")}</dt>
            <dd>{originText(added.origin)}</dd>
          </>
        )}
      </dl>
      {card === "" ? (
        <p className="quiet">{t("It came without a card (README.md).")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
        <section className="model-card" aria-label={t("Model card")} tabIndex={0}>
          <pre dir="auto">{card}</pre>
        </section>
      )}
    </>
  );
}

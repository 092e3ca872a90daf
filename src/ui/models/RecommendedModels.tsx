import { useState } from "react";
import { Button } from "react-aria-components";
import { RECOMMENDED, type Recommended } from "../../hub/recommended.ts";
import { say, t } from "../../language/words.ts";
import { Choice } from "../controls/Choice.tsx";
import { licenceText } from "./modelText.ts";

const ANY = "any";

interface Props {
  readonly models?: readonly Recommended[];
  /** Asks the Hub for one. */
  readonly onLook: (name: string) => void;
  readonly isDisabled: boolean;
}

/** Encoders worth trying, by field and language. */
export function RecommendedModels({ models = RECOMMENDED, onLook, isDisabled }: Props) {
  const [field, setField] = useState(ANY);
  const [language, setLanguage] = useState(ANY);
  if (models.length === 0) return null;
  const shown = models.filter(
    (one) =>
      (field === ANY || one.field === field) &&
      (language === ANY || languagesOf(one).includes(language)),
  );
  return (
    <section aria-label={t("Encoders worth trying")}>
      <h4>{t("Encoders worth trying")}</h4>
      <p className="quiet">
        {t(
          "Sizes and licences as far as known when this list was made, some from memory: Look asks the Hub.",
        )}
      </p>
      <div className="model-choose">
        <Choice
          label={t("Field")}
          value={field}
          options={choicesOf(models.map((one) => one.field))}
          onChange={setField}
        />
        <Choice
          label={t("Language")}
          value={language}
          options={choicesOf(models.flatMap(languagesOf))}
          onChange={setLanguage}
        />
      </div>
      {shown.length === 0 && <p role="status">{t("None of the list is for both.")}</p>}
      <ul aria-label={t("Encoders worth trying")}>
        {shown.map((one) => (
          <li key={one.name} className="model-row">
            <div className="version-text">
              <b>{one.name}</b>
              <small>
                {t(
                  "{field} · {languages} · {kind} · about {megabytes, number} MB · {licenceText}",
                  {
                    field: say(one.field),
                    languages: say(one.languages),
                    kind: one.kind,
                    megabytes: one.megabytes,
                    licenceText: licenceText(one.licence),
                  },
                )}
              </small>
              <small>{one.says}</small>
              <small>{one.measured ?? t("Not measured here.")}</small>
            </div>
            <Button
              className="button small"
              aria-label={t("Look at {name}", { name: one.name })}
              isDisabled={isDisabled}
              onPress={() => onLook(one.name)}
            >
              {t("Look")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const languagesOf = ({ languages }: Recommended): string[] =>
  languages.split(",").map((one) => one.trim());

/** Each once, in the order of the list. */
const choicesOf = (names: readonly string[]) => [
  { id: ANY, name: t("Any") },
  ...[...new Set(names)].map((name) => ({ id: name, name: say(name) })),
];

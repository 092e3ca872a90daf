import { Button, Checkbox, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { RECIPE_NUMBERS, type RecipeNumber } from "../../core/learn/recipeLimits.ts";
import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { LimitedNumber } from "../controls/LimitedNumber.tsx";
import { Trans } from "../look/Trans.tsx";

/** Overrides of the recipe; what is absent is the recipe's. */
export type Recipe = Parameters<AppState["train"]>[0];

interface Props {
  readonly recipe: Recipe;
  readonly onChange: (recipe: Recipe) => void;
}

/** Expert settings, folded. An empty field leaves the choice to the recipe. */
export function TrainSettings({ recipe, onChange }: Props) {
  return (
    <Disclosure className="disclosure">
      <Heading level={3}>
        <Button slot="trigger" className="disclosure-button">
          {t("Expert settings")}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <p className="quiet">{t("Leave a field empty to use the recipe’s value.")}</p>
        {RECIPE_NUMBERS.map(({ key, label, ...limits }) => (
          <LimitedNumber
            key={key}
            className="field row"
            label={label}
            limits={limits}
            placeholder="auto"
            value={recipe[key] ?? Number.NaN}
            onChange={(value) => onChange(withValue(recipe, key, value))}
          />
        ))}
        <Checkbox
          className="checkbox"
          isSelected={recipe.freezeEmbeddings ?? false}
          onChange={(isFrozen) => onChange(withFrozen(recipe, isFrozen))}
        >
          <Trans
            id="<0/>The embeddings stay, even where no layer does"
            components={{ 0: <span className="checkbox-box" aria-hidden="true" /> }}
          />
        </Checkbox>
        <p className="quiet">
          {t(
            "Layers and embeddings that stay, fewer sentences and more parts spare memory. In parts, the sentences a step are those of each part: 2 parts of 2 learn what a step of 4 does.",
          )}
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
}

function withFrozen({ freezeEmbeddings: _, ...others }: Recipe, isFrozen: boolean): Recipe {
  return isFrozen ? { ...others, freezeEmbeddings: true } : others;
}

function withValue(recipe: Recipe, key: RecipeNumber, value: number): Recipe {
  const { [key]: _, ...others } = recipe;
  return Number.isNaN(value) ? others : { ...others, [key]: value };
}

import {
  Button,
  Checkbox,
  Disclosure,
  DisclosurePanel,
  FieldError,
  Heading,
  Input,
  Label,
  NumberField,
} from "react-aria-components";
import type { AppState } from "../../store/state.ts";

/** Overrides of the recipe; what is absent is the recipe's. */
export type Recipe = Parameters<AppState["train"]>[0];

const FIELDS = [
  { key: "epochs", label: "Epochs", min: 1, max: 200, step: 1 },
  { key: "batch", label: "Sentences a step", min: 1, max: 64, step: 1 },
  { key: "accumulate", label: "Parts of a step, one after the other", min: 1, max: 64, step: 1 },
  { key: "frozenLayers", label: "Lowest layers that stay", min: 0, max: 48, step: 1 },
  { key: "rehearsed", label: "Rehearsed sentences a step", min: 0, max: 64, step: 1 },
  { key: "lr", label: "Learning rate of the encoder", min: 0, max: 0.01, step: 0.000001 },
  { key: "headLr", label: "Learning rate of the heads", min: 0, max: 0.1, step: 0.000001 },
  { key: "seed", label: "Seed", min: 0, max: 2 ** 31, step: 1 },
] as const;

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
          Expert settings
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <p className="quiet">Leave a field empty to use the recipe’s value.</p>
        {FIELDS.map(({ key, label, min, max, step }) => (
          <NumberField
            key={key}
            className="field row"
            minValue={min}
            maxValue={max}
            step={step}
            isInvalid={isNoRate(key, recipe[key])}
            value={recipe[key] ?? Number.NaN}
            formatOptions={{ maximumSignificantDigits: 6, useGrouping: false }}
            onChange={(value) => onChange(withValue(recipe, key, value))}
          >
            <Label>{label}</Label>
            <Input placeholder="auto" />
            <FieldError>A number above 0 is wanted.</FieldError>
          </NumberField>
        ))}
        <Checkbox
          className="checkbox"
          isSelected={recipe.freezeEmbeddings ?? false}
          onChange={(isFrozen) => onChange(withFrozen(recipe, isFrozen))}
        >
          <span className="checkbox-box" aria-hidden="true" />
          The embeddings stay, even where no layer does
        </Checkbox>
        <p className="quiet">
          Layers and embeddings that stay, fewer sentences and more parts spare memory. In parts,
          the sentences a step are those of each part: 2 parts of 2 learn what a step of 4 does.
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** A rate of 0 is not rounded up to one that nobody asked for. */
const isNoRate = (key: NumberKey, value: number | undefined): boolean =>
  (key === "lr" || key === "headLr") && value === 0;

function withFrozen({ freezeEmbeddings: _, ...others }: Recipe, isFrozen: boolean): Recipe {
  return isFrozen ? { ...others, freezeEmbeddings: true } : others;
}

type NumberKey = (typeof FIELDS)[number]["key"];

function withValue(recipe: Recipe, key: NumberKey, value: number): Recipe {
  const { [key]: _, ...others } = recipe;
  return Number.isNaN(value) ? others : { ...others, [key]: value };
}

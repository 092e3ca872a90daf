import {
  Button,
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
      </DisclosurePanel>
    </Disclosure>
  );
}

/** A rate of 0 is not rounded up to one that nobody asked for. */
const isNoRate = (key: keyof Recipe, value: number | undefined): boolean =>
  (key === "lr" || key === "headLr") && value === 0;

function withValue(recipe: Recipe, key: keyof Recipe, value: number): Recipe {
  const { [key]: _, ...others } = recipe;
  return Number.isNaN(value) ? others : { ...others, [key]: value };
}

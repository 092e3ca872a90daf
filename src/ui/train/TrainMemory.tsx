import { trainingMemory } from "../../core/lifecycle/memoryForecast.ts";
import { useApp } from "../app/useApp.ts";
import type { Recipe } from "./TrainSettings.tsx";
import { useForecast } from "./useForecast.ts";

/** What a training with these settings needs of memory, and what to do where that is much. */
export function TrainMemory({ recipe }: { readonly recipe: Recipe }) {
  const source = useApp(({ model }) => (model.kind === "ready" ? model.model.source : null));
  const forecast = useForecast(source, recipe);
  if (!forecast) return null;
  const { line, advice } = trainingMemory(forecast);
  return (
    <p className={advice ? "note warning" : "quiet"}>
      {line}
      {advice && ` ${advice}`}
    </p>
  );
}

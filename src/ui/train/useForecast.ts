import { useEffect, useState } from "react";
import type { MemoryForecast } from "../../core/lifecycle/memoryForecast.ts";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { useApp } from "../app/useApp.ts";
import type { Recipe } from "./TrainSettings.tsx";

const NO_CHANGES: Recipe = {};

/** What a model takes here; null until that is known, and where it cannot be. */
export function useForecast(
  source: ModelSource | null,
  recipe: Recipe = NO_CHANGES,
): MemoryForecast | null {
  const forecast = useApp((s) => s.forecast);
  const [found, setFound] = useState<MemoryForecast | null>(null);
  const key = source && JSON.stringify([source, recipe]);
  useEffect(() => {
    let isWanted = key !== null;
    const show = (next: MemoryForecast | null) => isWanted && setFound(next);
    if (key !== null) {
      const [of, changes] = JSON.parse(key) as [ModelSource, Recipe];
      void forecast(of, changes).then(show, () => show(null));
    }
    return () => {
      isWanted = false;
    };
  }, [forecast, key]);
  return found;
}

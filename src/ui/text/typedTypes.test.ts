import { expect, test } from "vitest";
import { looksOf } from "../look/looks.ts";
import { typedTypes } from "./typedTypes.ts";

const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });
const NAMES = ["Material", "Material-Descriptor", "Meta", "Amount-Misc", "Operation", "Number_Of"];
const { entities } = looksOf({ entities: NAMES.map(type), relations: [] });

test.each([
  { typed: "m", want: ["Meta", "Material", "Material-Descriptor"] },
  { typed: "mat", want: ["Material", "Material-Descriptor"] },
  { typed: "MD", want: ["Material-Descriptor"] },
  { typed: "matde", want: ["Material-Descriptor"] },
  { typed: "material", want: ["Material", "Material-Descriptor"] },
  { typed: "o", want: ["Operation"] },
  { typed: "am", want: ["Amount-Misc"] },
  { typed: "d", want: ["Material-Descriptor"] },
  { typed: "xy", want: [] },
])("$typed means $want", ({ typed, want }) =>
  expect(typedTypes([...entities.values()], typed).map(({ name }) => name)).toEqual(want),
);

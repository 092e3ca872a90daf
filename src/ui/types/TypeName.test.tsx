// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { looksOf } from "../look/looks.ts";
import { TypeName } from "./TypeName.tsx";

const verbose = "Per\u202eson";
const type = { name: "Person", short: "P", verbose, formerNames: [] };
const schema = { entities: [type], relations: [] };

test("a name shows what is not seen in it, and is edited as it is stored", async () => {
  const look = looksOf(schema).entities.get("Person")!;
  const app = { project: { docs: {}, schema } } as never;
  const { page, done } = await mounted(<TypeName kind="entity" look={look} onMerge={() => {}} />, {
    app,
  });
  const field = page.querySelector("input")!;
  expect(field.value).toBe("Per[RLO]son");
  await act(async () => field.focus());
  expect(field.value).toBe(verbose);
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!;
  const fill = async (text: string) => {
    await act(async () => {
      field.focus();
      set!.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await act(async () => field.blur());
  };
  await fill(`${verbose} `);
  expect(done).toEqual([]);
  await fill(`${verbose}s`);
  expect(done).toEqual([`renameType entity Person ${verbose}s`]);
});

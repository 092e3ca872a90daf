// @vitest-environment happy-dom
import { act } from "react";
import {
  Checkbox,
  GridList,
  GridListItem,
  Input,
  Link,
  NumberField,
  Radio,
  RadioGroup,
  SearchField,
  Slider,
  SliderThumb,
  SliderTrack,
  Tab,
  TabList,
  Tabs,
  TextArea,
  TextField,
} from "react-aria-components";
import { expect, test } from "vitest";
import { Check } from "../controls/Check.tsx";
import { Choice } from "../controls/Choice.tsx";
import { Segments } from "../controls/Segments.tsx";
import { mounted } from "../fixtures/mounted.tsx";
import { reaches } from "./reaches.ts";

const letter = {};
const anywhere = { anywhere: true } as const;

/** The element of the page of a test that has the focus: the first of a tag. */
function within(html: string, selector = "input, button, [tabindex]"): Element {
  const page = document.createElement("div");
  page.innerHTML = html;
  document.body.append(page);
  return page.querySelector(selector)!;
}

const SURFACE = within("<section data-surface=d tabindex=0></section>");
const BUTTON = within("<button></button>");
const RESULTS = within("<ul data-commands role=listbox tabindex=0></ul>");
const ROW = within("<div role=grid><div role=row tabindex=0></div></div>");
const FIELD = within("<input>");

test.each([
  { name: "in the text, every key", got: reaches(letter, "ArrowDown", SURFACE) },
  { name: "with the focus nowhere, every key", got: reaches(letter, "j", document.body) },
  { name: "on a button, a letter", got: reaches(letter, "j", BUTTON) },
  { name: "in a list of results, a letter", got: reaches(letter, "x", RESULTS) },
  { name: "in a list of results, Delete", got: reaches(letter, "Delete", RESULTS) },
  { name: "on a document's row, what works anywhere", got: reaches(anywhere, "?", ROW) },
])("reaches: $name", ({ got }) => expect(got).toBe(true));

test.each([
  { name: "in a field, nothing", got: reaches(anywhere, "Mod+k", FIELD) },
  { name: "in a field of a list", got: reaches(letter, "j", within("<ul data-commands><input>")) },
  {
    name: "in a menu, nothing",
    got: reaches(anywhere, "?", within("<div role=menu tabindex=0></div>")),
  },
  {
    name: "in a dialog, nothing",
    got: reaches(anywhere, "Mod+z", within("<div role=dialog><button></button></div>")),
  },
  {
    name: "in a list box, nothing",
    got: reaches(letter, "j", within("<div role=listbox tabindex=0></div>")),
  },
  { name: "on a button, not Enter", got: reaches(letter, "Enter", BUTTON) },
  {
    name: "on a tick, not what sets it",
    got: reaches(letter, "Space", within("<input type=checkbox>")),
  },
  {
    name: "on a slider, not what moves it",
    got: reaches(letter, "Home", within("<input type=range>")),
  },
  { name: "on a document's row, no letter", got: reaches(letter, "j", ROW) },
  {
    name: "in a list of results, not what moves in it",
    got: reaches(letter, "ArrowDown", RESULTS),
  },
  { name: "nor Shift and Tab", got: reaches(letter, "Shift+Tab", RESULTS) },
])("does not reach: $name", ({ got }) => expect(got).toBe(false));

const none = () => {};
const CONTROLS = [
  { name: "a tick", drawn: <Check>A</Check>, typed: false },
  { name: "a tick without words", drawn: <Checkbox aria-label="A" />, typed: false },
  {
    name: "segments",
    drawn: <Segments label="A" value="a" options={[{ id: "a", name: "A" }]} onChange={none} />,
    typed: false,
  },
  {
    name: "one of several",
    drawn: (
      <RadioGroup aria-label="A" value="a">
        <Radio value="a">A</Radio>
      </RadioGroup>
    ),
    typed: false,
  },
  {
    name: "a slider",
    drawn: (
      <Slider aria-label="A">
        <SliderTrack>
          <SliderThumb />
        </SliderTrack>
      </Slider>
    ),
    typed: false,
  },
  {
    name: "a tab",
    drawn: (
      <Tabs>
        <TabList aria-label="A">
          <Tab id="a">A</Tab>
        </TabList>
      </Tabs>
    ),
    typed: false,
  },
  { name: "a link", drawn: <Link href="#a">A</Link>, typed: false },
  {
    name: "what opens",
    drawn: (
      <details>
        <summary>A</summary>
      </details>
    ),
    typed: false,
  },
  {
    name: "a choice: letters choose",
    drawn: <Choice label="A" value="a" options={[{ id: "a", name: "A" }]} onChange={none} />,
    typed: true,
  },
  {
    name: "a list of documents: letters find rows",
    drawn: (
      <GridList aria-label="A">
        <GridListItem id="a" textValue="A">
          A
        </GridListItem>
      </GridList>
    ),
    typed: true,
  },
  {
    name: "a text field",
    drawn: (
      <TextField aria-label="A">
        <Input />
      </TextField>
    ),
    typed: true,
  },
  {
    name: "a field of lines",
    drawn: (
      <TextField aria-label="A">
        <TextArea />
      </TextField>
    ),
    typed: true,
  },
  {
    name: "a search field",
    drawn: (
      <SearchField aria-label="A">
        <Input />
      </SearchField>
    ),
    typed: true,
  },
  {
    name: "a number",
    drawn: (
      <NumberField aria-label="A">
        <Input />
      </NumberField>
    ),
    typed: true,
  },
];

test.each(CONTROLS)(
  "$name: keys of one letter are commands where nothing takes them",
  async ({ drawn, typed }) => {
    const { page } = await mounted(drawn);
    const focusable = [
      ...page.querySelectorAll<HTMLElement>(
        "button, a[href], summary, textarea, [tabindex='0'], input:not([tabindex='-1'])",
      ),
    ].filter((one) => !one.closest("[aria-hidden=true]"));
    expect(focusable.length).toBeGreaterThan(0);
    for (const one of focusable)
      for (const key of ["n", "?", "/", "."]) {
        let come = 0;
        const count = () => void come++;
        document.addEventListener("keydown", count);
        await act(async () => {
          one.focus();
          one.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        });
        document.removeEventListener("keydown", count);
        expect([one.outerHTML, reaches(letter, key, one) && come === 1]).toEqual([
          one.outerHTML,
          !typed,
        ]);
      }
  },
);

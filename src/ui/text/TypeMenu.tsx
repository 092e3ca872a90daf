import { useEffect, useMemo, useRef } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { sentencesOver } from "../../core/annotate/labelAcross.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useAlternatives } from "../app/useAlternatives.ts";
import { activeDoc, useApp, useAppStore, useView, useViewStore } from "../app/useApp.ts";
import type { Choosing, ViewState } from "../app/viewState.ts";
import { chooseType } from "../commands/annotate.ts";
import { runCommand } from "../commands/runCommand.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import type { WindowBox } from "../places/dom.ts";
import { TypeItem } from "./TypeItem.tsx";
import { type TypeChoices, typeChoices } from "./typeChoices.ts";
import { useMenuKeys } from "./useMenuKeys.ts";

const TITLES: Record<Choosing["kind"], string> = {
  get newEntity() {
    return t("Type of the new span");
  },
  get moveEntity() {
    return t("Type of the span");
  },
  get retypeEntity() {
    return t("Type of the span");
  },
  get retypeRelation() {
    return t("Type of the relation");
  },
};

/** The small menu of types: by pointer, by its key, by the first letters of a name. */
export function TypeMenu() {
  const choosing = useView((s) => s.choosing);
  return choosing && <Openable choosing={choosing} />;
}

interface Props {
  readonly choosing: NonNullable<ViewState["choosing"]>;
}

/** Closes itself when that of which a type is chosen goes away. */
function Openable({ choosing }: Props) {
  const view = useViewStore();
  const project = useApp((s) => s.project);
  const doc = useApp(activeDoc);
  const { what } = choosing;
  const choices = useMemo(() => doc && typeChoices(project, doc, what), [project, doc, what]);
  useEffect(() => {
    if (!choices) view.setState({ choosing: null });
  }, [view, choices]);
  if (!doc || !choices) return null;
  return <OpenTypeMenu choosing={choosing} choices={choices} title={titleOf(doc, what)} />;
}

/** Says, too, which sentences the choice will join. */
function titleOf(doc: Doc, what: Choosing): string {
  const title = TITLES[what.kind];
  const count = "start" in what ? sentencesOver(doc, what).length : 1;
  return count > 1 ? t("{title}, joining {count, number} sentences", { title, count }) : title;
}

interface OpenProps extends Props {
  readonly choices: TypeChoices;
  readonly title: string;
}

function OpenTypeMenu({ choosing: { what, at }, choices, title }: OpenProps) {
  const app = useAppStore();
  const view = useViewStore();
  const context = useCommandContext();
  const anchor = useRef<HTMLSpanElement>(null);
  const opinion = useAlternatives(choices.asked);
  const { types, forbidden } = choices;

  const close = () => view.setState({ choosing: null, caret: null });
  const addTypes = () => {
    close();
    runCommand(context, "schema");
  };
  const take = (act: () => void) => {
    close();
    getSelection()?.removeAllRanges();
    act();
  };
  const choose = (type: string) => take(() => chooseType(context, what, type));
  const keys = useMenuKeys({
    types: [...types, ...forbidden],
    guess: opinion.kind === "told" ? choices.guess(opinion.alternatives) : null,
    choose,
    chooseUnseen: () => {
      if (what.kind !== "newEntity" || opinion.kind === "told") return false;
      take(() => void app.getState().addGuessed(what.start, what.end, what.by));
      return true;
    },
  });
  const scoreOf = (name: string) =>
    opinion.kind === "told"
      ? (opinion.alternatives?.find(({ type }) => type === name)?.score ?? null)
      : null;
  const items = (list: TypeChoices["types"]) =>
    list.map((look) => (
      <TypeItem
        key={look.name}
        look={look}
        isEntity={choices.asked.kind === "entity"}
        score={scoreOf(look.name)}
        onChoose={choose}
      />
    ));
  return (
    <>
      <span ref={anchor} className="anchor" style={{ ...box(at) }} />
      <Popover
        className="popover"
        aria-label={title}
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={8}
        onOpenChange={(open) => !open && close()}
      >
        <div {...keys}>
          <Menu className="menu" aria-label={title} autoFocus="first">
            <MenuSection>
              <Header className="menu-title">{title}</Header>
              {types.length + forbidden.length === 0 && (
                <MenuItem className="menu-item" onAction={addTypes}>
                  {t("Add a type first…")}
                </MenuItem>
              )}
              {items(types)}
            </MenuSection>
            {forbidden.length > 0 && (
              <MenuSection>
                <Header className="menu-title">{t("Against the rules of the types")}</Header>
                {items(forbidden)}
              </MenuSection>
            )}
          </Menu>
        </div>
      </Popover>
    </>
  );
}

const box = ({ left, top, width, height }: WindowBox) => ({ left, top, width, height });

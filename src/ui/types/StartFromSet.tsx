import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { TYPE_SETS } from "../../core/types/typeSets.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { typeList } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";

/** Offers sets of types to start from, while the model goes by names. */
export function StartFromSet() {
  const startFromSet = useApp((s) => s.startFromSet);
  const readsNames = useApp((s) => s.model.kind === "ready" && s.model.model.readsNames);
  const editable = useApp(isEditable);
  if (!readsNames) return null;
  return (
    <div className="start-from-set">
      <MenuTrigger>
        <Button className="button small" isDisabled={!editable}>
          <Trans
            id="Start from a set of types… <0>▾</0>"
            components={{ 0: <span aria-hidden="true" /> }}
          />
        </Button>
        <Popover className="popover" placement="bottom start" offset={4}>
          <Menu
            className="menu"
            aria-label={t("Sets of types")}
            onAction={(id) => {
              const set = TYPE_SETS.find((one) => one.id === id);
              if (set) startFromSet(set);
            }}
          >
            {TYPE_SETS.map(({ id, name, entities, relations }) => (
              <MenuItem key={id} id={id} textValue={name} className="menu-item set-item">
                <Text slot="label">{name}</Text>
                <Text slot="description">
                  {typeList(entities.map((type) => type.name))};{" "}
                  {t("{relations, plural, one {# relation} other {# relations}}", {
                    relations: relations.length,
                  })}
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className="quiet">
        {t("Types of which you have decided or made nothing make way; undo brings them back.")}
      </span>
    </div>
  );
}

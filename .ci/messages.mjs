// The messages of the sources, and what is said to users there outside of them.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const SAID = /\.tsx?$/;
const NOT_SAID = /\.test\.tsx?$|\/fixtures?\/|fixture\.tsx?$|\.d\.ts$/;

/** The sources that speak to users, as paths. */
export const sources = (folders) =>
  folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map(
        (file) => `${folder}/${file.replaceAll("\\", "/")}`,
      ),
    )
    .filter((file) => SAID.test(file) && !NOT_SAID.test(file));

/** A source as a tree. */
export const parsed = (file) =>
  ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** "src/ui/App.tsx:12" */
export const placeOf = (node) => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/**
 * The messages of a tree: what `t` and `word` are called with, and the `id` of a `Trans`.
 *
 * @returns `{ id, names, node }`; names: of the values and elements that it is given, null where
 *   they are not written out; id: null where it is no plain string
 */
export function messagesIn(tree) {
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && /^(t|word)$/.test(node.expression.getText())) {
      const [id, values] = node.arguments;
      found.push({ id: textOf(id), names: values ? namesOf(values) : [], node });
    }
    if (ts.isJsxSelfClosingElement(node) && node.tagName.getText() === "Trans") {
      const given = (name) => attribute(node, name);
      const values = given("values");
      const components = given("components");
      const names = [values ? namesOf(values) : [], components ? namesOf(components) : []];
      found.push({
        id: textOf(given("id")),
        names: names.includes(null) ? null : names.flat(),
        node,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function attribute(element, name) {
  for (const one of element.attributes.properties) {
    if (!ts.isJsxAttribute(one) || one.name.getText() !== name) continue;
    const { initializer } = one;
    return initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  }
  return undefined;
}

const textOf = (node) =>
  node && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) ? node.text : null;

const namesOf = (node) =>
  ts.isObjectLiteralExpression(node)
    ? node.properties.map(({ name }) => (name ? name.text : null))
    : null;

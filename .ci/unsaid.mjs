// What users would read that is no message. By the tree alone, without types: text in elements,
// attributes that are read, what readers and errors tell, and in any other place strings that are
// sentences; and messages that are asked for when a file is loaded, in the language of then.
import ts from "typescript";

/** Attributes and properties that are read by users. */
const READ = new Set(
  "aria-label title placeholder label alt description hint text what action name body".split(" "),
);

/** What is called so in every language; letters that stand for any text. */
const NAMES = new Set(
  `Spanloom;abc;English;Deutsch;BioC JSON;BioC XML;DocRED JSON;Label Studio JSON;PubTator;SpERT JSON;
   Hugging Face Parquet;WebAnno TSV 3;CamemBERT;DistilBERT;RoBERTa`.split(/;\s*/),
);

/** Words of the program itself: keys of tables, fields of files. */
const KEYS = new Set(
  `as they are;as one;as two;as told;code points;comma or end;value or ];used twice;left out;
   past the text;not found;in several places;one document;relation type;task id;imported file;
   both confirmed;not distinguishable;web page;not yet;text column;confirmed and suggested;
   Many at once`.split(/;\s*/),
);

/**
 * Every such place of a tree.
 *
 * @param areErrorsRead false where they are of the program itself, and nobody is shown them
 * @returns `{ node, text }`
 */
export function unsaidIn(tree, areErrorsRead = true) {
  const found = [];
  const visit = (node) => {
    const isError = ts.isNewExpression(node) && /(Error|Fault)$/.test(node.expression.getText());
    if (isError && !areErrorsRead) return;
    const text = unsaid(node);
    if (text !== null) found.push({ node, text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Messages outside of any function: they would stay in the language in which they were loaded. */
export function saidAtOnce(tree) {
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && !runsAtOnce(node)) return;
    if (ts.isCallExpression(node) && node.expression.getText() === "t")
      found.push({ node, text: node.arguments[0].text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Whether a function runs where it stands: `[1, 2].map((n) => …)`, `(() => …)()`. */
function runsAtOnce(node) {
  const at = ts.isParenthesizedExpression(node.parent) ? node.parent : node;
  if (!ts.isCallExpression(at.parent)) return false;
  const { expression } = at.parent;
  return at === expression || /\.(map|flatMap|from|reduce|forEach)$/.test(expression.getText());
}

function unsaid(node) {
  if (ts.isJsxText(node))
    return /\p{L}{2}/u.test(node.text) && !NAMES.has(node.text.trim()) ? node.text.trim() : null;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return isReadHere(node, node.text) ? node.text : null;
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
    const text = parts.map((part) => part.text).join("…");
    const read = parts
      .map((part) => part.text)
      .join("xx")
      .replace(/\s+/g, " ");
    const hasWord = parts.some((part) => /\p{L}{2}/u.test(part.text));
    return hasWord && isSentence(read) && !isTechnical(node, text) ? text : null;
  }
  return null;
}

/** A name of what is read, or words with blanks between. */
const isReadHere = (node, text) =>
  !isTechnical(node, text) &&
  ((READ.has(propertyOf(node)) && /^\p{Lu}\p{Ll}+/u.test(text)) ||
    (isTold(node) && /^\p{Ll}[\p{Ll} -]+$/u.test(text)) ||
    isSentence(text));

/** What readers tell by these, of one word too. */
const TELLING = /(^|\.)(leaveOut|count|refuse|note)$/;

const isTold = ({ parent }) =>
  (ts.isCallExpression(parent) && TELLING.test(parent.expression.getText())) ||
  (ts.isArrayLiteralExpression(parent) && propertyOf(parent) === "cannotHold");

const isSentence = (text) =>
  /\p{L}{2,}[,.:;]? [\p{L}“]*\p{L}{2,}/u.test(text) && /\p{Ll}/u.test(text);

function propertyOf(node) {
  const { parent } = node;
  if (ts.isJsxAttribute(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === node))
    return parent.name.getText();
  return null;
}

const NOT_READ = new Set(
  "className id key type role style d viewBox placement kind icon slot rel group transform accept sandbox".split(
    " ",
  ),
);
const CODE =
  /^(blob|added|arc|doc|figure|type|word|xmi:id) …|^…, [\w.]+$|^(light-dark|oklch)\(|\tArg1:| Arg1:|^[\s#<]|^version https:|^(maker of|no id) …$|^there is no command|^\w+Error$|^\S+\/\S+$|contenteditable|\bserif|^color-mix|[<>{}=]|\bpx\b|sans-serif|^[\w-]+( [\w-]+)*-[\w-]+( |$)|^(swatch|button|icon-button|menu|field) /;

/** Codes, classes, selectors, types, messages of faults of the program itself. */
function isTechnical(node, text) {
  if (CODE.test(text) || NAMES.has(text) || KEYS.has(text)) return true;
  if (ts.isJsxAttribute(node.parent) && node.parent.parent.parent.tagName?.getText() === "Trans")
    return true;
  for (let at = node; at.parent && !ts.isStatement(at); at = at.parent) {
    const { parent } = at;
    if (ts.isLiteralTypeNode(parent) || ts.isImportDeclaration(parent)) return true;
    if (
      ts.isJsxAttribute(parent) &&
      (NOT_READ.has(parent.name.getText()) ||
        /^data-|^aria-(live|controls|describedby|labelledby)/.test(parent.name.getText()))
    )
      return true;
    if (
      ts.isPropertyAssignment(parent) &&
      (parent.name === at || NOT_READ.has(parent.name.getText()))
    )
      return true;
    if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()))
      return true;
    if (
      ts.isCallExpression(parent) &&
      at !== parent.expression &&
      /^(t|word|inEnglish|String)$|querySelector|matchMedia|closest|split$|replace|test$|join$|includes$/.test(
        parent.expression.getText(),
      )
    )
      return true;
    if (ts.isNewExpression(parent) && at !== parent.expression)
      return !/(Error|Fault)$/.test(parent.expression.getText());
    if (ts.isPropertyAccessExpression(parent) && parent.name.text === "split") return true;
    if (ts.isCaseClause(parent) && at === parent.expression) return true;
    if (ts.isFunctionLike(parent) && parent.body !== at) return true;
  }
  return false;
}

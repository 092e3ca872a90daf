import { BEFORE_NUMBERS, ENDINGS, isInitial, TITLES } from "./abbreviations.ts";
import { isOrdinal } from "./ordinals.ts";

const oneOf = (words: string) => new RegExp(`^["'“‘„«(\\[]*(?:${words})(?![\\p{L}\\p{N}])`, "u");

// After "U.S." or "etc." these begin a new sentence; other capitalised words may be names.
const ENGLISH = [
  "The|A|An|This|That|These|Those|It|Its|He|She|They|We|You|I|His|Her|Their|Our|My|In|On|At|By",
  "For|From|With|After|Before|When|While|Where|Who|What|Why|How|If|As|But|And|Or|So|Yet|Then",
  "There|Here|However|Although|Though|Because|Since|Both|Each|Some|Many|Most|All|No|Not|One",
  "Another|Such|To|Is|Are|Was|Were|Did|Do|Does",
].join("|");
const OTHERS = [
  "Der|Die|Das|Den|Dem|Er|Sie|Es|Wir|Ich|Ihr|Ein|Eine|Im|Am|Auf|Aber|Und|Doch|Nach|Vor|Seit|Bei",
  "Mit|Dann|Danach|Dort|Da|Hier|Diese|Dieser|Dieses|Auch|Wenn|Als|Weil|Was|Wer|Wie|Wo|Man|Nur|Noch",
  "Le|La|Les|Il|Elle|Ils|Elles|Un|Une|Et|Mais|Dans|Je|Nous|Vous|Ce|Cette|El|Los|Las|Una|En|Pero|Con",
  "Lo|Gli|Ma|Nel|Het|De|Een|Hij|Zij|Maar|Han|Hun|Det|Den|Og|Men|Han|Она|Он|Они|Это|В|На|И|Но",
].join("|");
const STARTERS = oneOf(ENGLISH);
const STARTERS_OF_MANY = oneOf(`${ENGLISH}|${OTHERS}`);

const DOTTED_END =
  /(?:^|[^\p{L}\p{N}.])((?:\p{L}\p{M}*\.)+\p{L}\p{M}*|\p{Lu}\p{Ll}{1,2}\.\p{Lu})$/u;
const HOUR_END = /(?:^|[^\p{L}])[ap]\.m$/iu;
/** What "5 p.m." may be followed by in its sentence: a day, a date, a zone, a place's time. */
const AFTER_HOUR =
  /^(?:[([]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?!\p{L})|[A-Z]{2,4}(?!\p{L})|(?:Eastern|Central|Mountain|Pacific|Greenwich)|(?:\p{Lu}[\p{L}-]+ ){1,2}[Tt]ime)/u;
const ITEM = /^(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[IVX]{1,4}|[ivx]{1,4})$/u;
/** Before a letter that is a grade, a part or a kind, and no one's initial: "vitamin C". */
const DESIGNATED =
  /(?:(?:^|[\s-])(?:kappa|alpha|beta|gamma|delta|epsilon|lambda|sigma|omega|vitamin|hepatitis|influenza|type|class|group|grade|category|plan|appendix|section|part|point|stage|phase|panel|figure|table|exhibit|block|hall|wing|gate|platform|line|model|series|version|level|option|answer|zone|sector|subunit|factor|receptor|protein|coenzyme|complex|strain|region|domain|chain|cell|schedule|annex|list|division|league)s?|(?:[a-z]{3}ase|cyclin|cathepsin|globulin|toxin|coagulant|cin|actin))\s$/iu;
/** Before an initial: nothing, white space, an opening sign, another initial. */
const BEFORE_INITIAL = /(?:^|[\s.([{"'“‘„«]|\.-)$/u;

/** A small letter with its full stop, as in abbreviations that are written with blanks. */
const SPACED_LETTER = /(?:^|[\s(])\p{Ll}\.\s$/u;

/**
 * Whether a full stop ends its sentence.
 *
 * @param stem  what stands before it, the last characters of its sentence
 * @param next  what follows behind the white space
 * @param whole whether the stem is all of the sentence
 */
export function stopEnds(stem: string, next: string, whole: boolean): boolean {
  const word = /[\p{L}\p{N}\p{M}]*$/u.exec(stem)?.[0] ?? "";
  const lead = stem.slice(0, stem.length - word.length);
  if (whole && ITEM.test(stem)) return false; // "1. Item"
  if (HOUR_END.test(stem)) return !AFTER_HOUR.test(next);
  if (DOTTED_END.test(stem) || ENDINGS.has(word)) return STARTERS_OF_MANY.test(next);
  if (BEFORE_NUMBERS.has(word) && /^\d/.test(next)) return false;
  if (TITLES.has(word)) return false;
  if (/^\d+$/.test(word)) return !isOrdinal(lead, word, next, STARTERS_OF_MANY.test(next));
  if (/\p{Ll}str$/u.test(word)) return !/^\d/.test(next); // "Hauptstr. 5"
  if (/^\p{Ll}$/u.test(word) && BEFORE_INITIAL.test(lead))
    return singleLetterEnds(word, lead, next);
  if (!isInitial(word, ` ${next}`) || !BEFORE_INITIAL.test(lead)) return true;
  if (SPACED_LETTER.test(lead)) return STARTERS_OF_MANY.test(next); // "z. B. Hamburg"
  return DESIGNATED.test(lead) || STARTERS.test(next);
}

/** "z. B.", "d. h.", "Smith v. Jones", "в г. Москве"; but "vitamin c. It", "в 1990 г. Она". */
function singleLetterEnds(word: string, lead: string, next: string): boolean {
  if (SPACED_LETTER.test(lead)) return STARTERS_OF_MANY.test(next); // "d. h. Altona"
  if (/^\p{L}\p{M}*\.(?!\p{L}{2})/u.test(next)) return STARTERS.test(next);
  if (word === "v") return !/^\p{Lu}/u.test(next) || !/\p{Lu}[\p{L}.]*\s$/u.test(lead);
  return word !== "г" || /\d\s*$/.test(lead);
}

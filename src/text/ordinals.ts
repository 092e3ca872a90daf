const GERMAN_MONTH =
  /^(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez)(?![\p{L}\p{N}])/u;
/** Months that English has too: they need a word that is only German before them. */
const SHARED_MONTH =
  /^(?:April|August|September|November|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Nov)(?!\p{L})/u;
const GERMAN =
  /(?:^|[^\p{L}])(?:am|vom|zum|zur|der|die|das|dem|den|des|im|beim|bis|seit|ab|und|ist|wird|war|einen?|eine[rm]?|jede[rnms]?|ihre?[rnm]?|seine?[rnm]?|Am|Vom|Zum|Der|Die|Das|Im|Beim|Seit|Ab)(?!\p{L})/u;
/** A word directly before the number after which it counts something: "der 2. Weltkrieg". */
const COUNTING =
  /(?:^|[^\p{L}])(?:am|vom|zum|zur|der|die|das|dem|den|des|im|beim|ins|jede[rnms]?|ihre?[rnms]?|seine?[rnms]?|Am|Vom|Zum|Zur|Der|Die|Das|Im|Beim|Ins)\s$/u;
/** "I am 3. Later …" is English. */
const ENGLISH = /(?:^|[^\p{L}])(?:I am|I'm|the|The|of|is|was|are|to)\s/u;

/** Whether a number with a full stop is an ordinal, as German writes them: "am 3. Mai". */
export function isOrdinal(lead: string, number: string, next: string, starts: boolean): boolean {
  if (number.length > 3 || !/(?:^|[\s(„"–-])$/u.test(lead) || ENGLISH.test(lead)) return false;
  if (Number(number) <= 31 && GERMAN_MONTH.test(next)) {
    return !SHARED_MONTH.test(next) || GERMAN.test(lead) || /\p{Ll}ag,?\s$/u.test(lead);
  }
  return COUNTING.test(lead) && /^\p{Lu}/u.test(next) && !starts;
}

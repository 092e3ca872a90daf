const list = (words: string) => new Set(words.split(" "));

/** Written with a full stop and followed by more of the same sentence: a name, a number, a term. */
export const TITLES = list(
  "Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Fr Hon Pres Gov Sen Sens Rep Reps Amb Gen Col Maj Capt Cmdr " +
    "Lt Sgt Cpl Pvt Adm Ste Mt Ft Mme Mlle Sr Sra Dipl Ing Hr Frau vs cf eg ie viz ca approx " +
    "Fig Figs fig figs Eq Eqs eq eqs Ref Refs ref refs Sec Sect sec Ch ch Vol vol Tab resp incl esp " +
    "bzw evtl ggf inkl exkl sog vgl Hrsg geb gest Srta Dña Sig Dott Avv Exmo dhr mevr drs bijv env " +
    "Dra Dras Sres ул им проф Проф акад Акад просп обл EE",
);

/** Written with a full stop before a number: "No. 5", "pp. 3". */
export const BEFORE_NUMBERS = list(
  "No Nos no nos Nr nr Art art p pp P PP par Bd Op op Abs Kap kap S s b d c r fl Tel tel kl blz pág pag",
);

/** Written with a full stop and as likely last in a sentence as not. */
export const ENDINGS = list(
  "Inc Ltd Co Corp Bros Cos LLC Jr Sr Esq etc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec " +
    "Mon Tue Tues Wed Thu Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La " +
    "Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ave " +
    "Blvd Rd Dept Univ Assn Bldg St al usw osv enz ecc Jh Mio Mrd Uds Ud млн тыс др гр",
);

/** Whether a word without its full stop is an abbreviation where the text goes on with `next`. */
export function isAbbreviation(word: string, next: string): boolean {
  if (TITLES.has(word) || ENDINGS.has(word)) return true;
  if (BEFORE_NUMBERS.has(word) && /^\s*\d/.test(next)) return true;
  return isInitial(word, next);
}

/** Whether a letter is a name's initial: "J. K. Rowling", but neither "I." nor "vitamin c.". */
export function isInitial(word: string, next: string): boolean {
  return (
    /^\p{Lu}\p{M}*$/u.test(word) && word !== "I" && /^[^\S\n]*(?:\n[^\S\n]*)?\p{Lu}/u.test(next)
  );
}

/** Words that begin what someone is called by what they do, and no name. */
const which =
  /^(?:first|second|third|fourth|fifth|head|chief|deputy|junior|senior|another|the|an?|kepala|ketua|wakil)$/iu;
const title = /^(?:dr|prof|mr|mrs|ms|mx|pak|bapak|bu|ibu|herr|frau|madam|sir)\.?$/iu;

/** How one speaks of someone: by the first of their names, or by the whole where that is no person's: "Treasurer of a club". */
export function firstName(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const small = (word: string) => word === word.toLowerCase() && word !== word.toUpperCase();
  const says = which.test(first) || title.test(first) || /^.\.?$/u.test(first);
  return says || (!small(first) && small(last)) ? name : first;
}

import { RULES, type Rule, sentencesOf, wordsOf } from './faults.js';
import { type Passage, readTexts } from './texts.js';

/** How often a rule is broken. */
export interface Count {
  readonly rule: Rule;
  readonly found: readonly (Passage & { readonly fault: string })[];
  /** Words or sentences that the rule looked at. */
  readonly among: number;
}

const SIZES = { words: wordsOf, sentences: sentencesOf } as const;

/** Counts the faults of English in the comments and messages of `src`, and in the pages. */
export function countFaults(): Count[] {
  const texts = readTexts();
  return RULES.map((rule) => {
    const looked = texts.filter(({ kind }) => rule.kinds.includes(kind));
    const found = looked.flatMap((passage) => rule.find(passage).map((fault) => ({ ...passage, fault })));
    const among = looked.reduce((sum, { text }) => sum + SIZES[rule.limit.of](text).length, 0);
    return { rule, found, among };
  });
}

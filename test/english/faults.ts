import type { Passage } from './texts.js';

/** A rule of plain English: what breaks it, and how often that may be. */
export interface Rule {
  readonly name: string;
  /** The faults in a passage, as they are written there. */
  readonly find: (passage: Passage) => readonly string[];
  /** Faults allowed among so many words or sentences of the texts that it looks at. */
  readonly limit: { readonly faults: number; readonly per: number; readonly of: 'words' | 'sentences' };
  readonly kinds: readonly Passage['kind'][];
}

const NEVER = { faults: 0, per: 1, of: 'words' } as const;
const EVERYWHERE = ['comment', 'message', 'page'] as const;
const LONGEST = 40;

const matches = (pattern: RegExp) => (passage: Passage) => passage.text.match(pattern) ?? [];

export const wordsOf = (text: string) => text.match(/[A-Za-z0-9'’-]+/g) ?? [];

/** Sentences end at a full stop, a question or exclamation mark, but not at that of an abbreviation. */
export const sentencesOf = (text: string) =>
  text
    .replace(/\b(e\.g|i\.e|et al|vs|cf|Fig|sec|no|pp?)\./g, '$1')
    .split(/(?<=[.?!][)"']?)\s+/)
    .filter((sentence) => /[a-z]/i.test(sentence));

/** Words that are spoken with a vowel first, and words that are not; a capital among capitals is spelt out. */
const A_BEFORE_VOWEL =
  /(?:\ba|(?<=^|[.?!:] )A) (?=[aeioAEIO][a-z]|un(?!i)|unin|up|[AEFHILMNOSX]\d*\b)(?!one|eu|Eu)/g;
const AN_BEFORE_CONSONANT =
  /\b[Aa]n (?=[bcdfgjklmpqrstvwyzBCDGJKPQTUVWYZ]|[nh]\w|uni(?!n)|use|one\b|eu)(?!hour|honest|heir|CODE|VALUE)/g;

export const RULES: readonly Rule[] = [
  {
    name: '"where" for "if"',
    find: matches(/\bwhere\b|\bWhere (?=[^.,]*, )/g),
    limit: { faults: 2, per: 1000, of: 'words' },
    kinds: ['comment'],
  },
  {
    name: '"is none" for invalid or missing',
    find: matches(/\b(?:is|are|was) none\b(?! of)|\bthere is none\b/g),
    limit: NEVER,
    kinds: EVERYWHERE,
  },
  {
    name: '"What ... gave" for a result',
    find: matches(/\bWhat [^.,;]{0,60}\b(?:gave|came to)\b/g),
    limit: NEVER,
    kinds: EVERYWHERE,
  },
  {
    name: `a sentence of more than ${LONGEST} words`,
    find: ({ text }) => sentencesOf(text).filter((sentence) => wordsOf(sentence).length > LONGEST),
    limit: { faults: 1, per: 100, of: 'sentences' },
    kinds: ['comment', 'page'],
  },
  { name: '"a" before a vowel', find: matches(A_BEFORE_VOWEL), limit: NEVER, kinds: EVERYWHERE },
  { name: '"an" before a consonant', find: matches(AN_BEFORE_CONSONANT), limit: NEVER, kinds: EVERYWHERE },
  {
    name: 'a plural after one, or "(s)"',
    find: matches(
      /(?<!\+ )\b(?:1|one|a|an|each|every) (?:labels|images|examples|cells|numbers|classes|bytes|pixels|words)\b|\w\(s\)/g,
    ),
    limit: NEVER,
    kinds: EVERYWHERE,
  },
  {
    name: 'a plural that the number does not decide',
    find: matches(
      /\bVALUE (?:cells|examples|images|labels|files|bytes|epochs|steps|processes|workers|classes) (?:is|was|has)\b/g,
    ),
    limit: NEVER,
    kinds: ['message'],
  },
];

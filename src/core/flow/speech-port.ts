import type { LanguageTag } from '../../shared/language.ts';

/** A prompt with the languages in which it can be heard, and what it says in those where that is known. */
export interface SpokenPrompt {
  key: string;
  languages: readonly LanguageTag[];
  texts: Readonly<Record<LanguageTag, string>>;
}

/** All that can be said to a caller. */
export type Speech = readonly SpokenPrompt[];

export type ReadSpeech = () => Promise<Speech>;

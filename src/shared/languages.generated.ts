// Written by every build and by npm run generate from the folders below src/web/words; do not edit.
// prettier-ignore
export const languages = ['cs', 'en', 'pl', 'ru', 'uk', 'zh'] as const;

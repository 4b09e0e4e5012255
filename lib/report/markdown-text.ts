import { plainText } from './plain-text';

/** A text of which nothing is markup: in Markdown, in its tables, and in the HTML that it may hold. Nobody is mentioned. */
export function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b');
}

/** A text as TypeScript: in single quotes, unless double ones need fewer escapes; one of several lines as a template. */
export function printText(text: string): string {
  if (text.includes('\n') && !/[\r\u2028\u2029]/.test(text)) return `\`${escaped(text, /[`\\]|\$(?=\{)/g)}\``;
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  return quote + escaped(text, quote === "'" ? /['\\]/g : /["\\]/g) + quote;
}

/** Whether the text is written over several lines. */
export function spansLines(text: string): boolean {
  return text.includes('\n') && !/[\r\u2028\u2029]/.test(text);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);

function escaped(text: string, special: RegExp): string {
  return (
    text
      .replace(special, '\\$&')
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029\ufeff]|\n/g, (one) =>
        one === '\n' && special.source.includes('`') ? one : (NAMED.get(one) ?? `\\u${hex(one)}`),
      )
  );
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

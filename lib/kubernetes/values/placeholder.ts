/**
 * Texts that something fills in before the API server sees them: Flux and envsubst (`${NAME}`, `${NAME:=default}`,
 * `$NAME`), kustomize's variables (`$(name)`), templates (`{{ … }}`, `[[ … ]]`, `((name))`, `#{name}#`,
 * `@name@`, `%NAME%`, `__NAME__`), and what people write for somebody to fill in (`<your-domain>`).
 */
const PLACEHOLDERS: readonly RegExp[] = [
  /\$\{[^{}]+\}/,
  /\$\([\w.-]+\)/,
  /(?<![\w$])\$[A-Za-z_]\w*/,
  /\$[A-Z][A-Z0-9_]+\b/,
  /\(\([\w./-]+\)\)/,
  /#\{[\w.-]+\}#?/,
  /@@?[A-Za-z_][\w.-]*@@?/,
  /%%?[A-Za-z_][\w.-]*%%?/,
  /__[A-Z][A-Z0-9_]*?__/,
  /<[A-Za-z][\w .:/-]*>/,
];

/** What templates stand in. */
const BRACKETS = [
  ['{{', '}}'],
  ['[[', ']]'],
] as const;

/** Whether something will fill in a part of a text before the API server reads it, so that nobody knows it yet. */
export function hasPlaceholder(text: string): boolean {
  return BRACKETS.some((brackets) => holds(text, brackets)) || PLACEHOLDERS.some((form) => form.test(text));
}

function holds(text: string, [open, close]: readonly [string, string]): boolean {
  const begin = text.indexOf(open);
  return begin >= 0 && text.includes(close, begin + open.length);
}

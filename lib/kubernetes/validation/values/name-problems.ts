/**
 * What is wrong with a name, in the API server's words; nothing is wrong with an empty list.
 */
export type NameProblems = (name: string) => readonly string[];

/** `must be no more than N characters`. */
export function tooLong(length: number, unit = 'characters'): string {
  return `must be no more than ${length} ${unit}`;
}

/**
 * How the API server words a mismatch.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go RegexError
 */
export function mismatch(message: string, pattern: string, ...examples: readonly string[]): string {
  const suchAs = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${suchAs}regex used for validation is '${pattern}')`;
}

/** Whether the whole text has a form. */
export function hasForm(text: string, pattern: string): boolean {
  let form = FORMS.get(pattern);
  if (!form) {
    form = new RegExp(`^(?:${pattern})$`);
    FORMS.set(pattern, form);
  }
  return form.test(text);
}

/** There are a few patterns, and thousands of names to compare with them. */
const FORMS = new Map<string, RegExp>();

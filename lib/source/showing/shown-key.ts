import { isFieldName } from '../../kubernetes';

/** What stands where a value is kept back. */
export const NOT_SHOWN = '(not shown)';

/** What names of fields, labels, annotations and files are made of: one slash stands between a domain and a name. */
const PLAIN = /^[\w.-]*(?:\/[\w.-]*)?$/;

/** A name, and what makes no name of it: a blank that is missing behind the colon, or a variable as a shell has it. */
const NAME = /^[A-Za-z_][\w./-]*[:=]/;

/**
 * A key as it may be told. One that is no name may hold a value: where a blank is missing (`password:x`), where a list of
 * texts has become a mapping, or where a quote has gone.
 *
 * What are two fields of Kubernetes on one line (`spec:containers`) is none.
 *
 * @param hidden what stands in the place of what is kept back. @default (not shown)
 */
export function shownKey(key: string, hidden = NOT_SHOWN): string {
  if (PLAIN.test(key)) return key;
  const name = NAME.exec(key)?.[0] ?? '';
  const fields = name.endsWith(':') ? [name.slice(0, -1), key.slice(name.length).replace(/:$/, '')] : [];
  return fields.length > 0 && fields.every(isFieldName) ? key : `${name}${hidden}`;
}

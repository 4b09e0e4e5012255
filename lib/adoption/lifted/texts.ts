import { asArray, type Json } from '../../kubernetes';
import { data, literal, type Expression } from '../program/expression';

/** A text that says something. */
export function text(value: Json | undefined): Expression | undefined {
  return typeof value === 'string' && value !== '' ? literal(value) : undefined;
}

/** A list of texts, such as a command; nothing where it is empty, or holds anything else. */
export function texts(value: Json | undefined): Expression | undefined {
  const all = asArray(value);
  return all.length > 0 && all.every((one) => typeof one === 'string') ? data(all) : undefined;
}

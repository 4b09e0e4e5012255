import { setOwn, type Json } from '../../kubernetes';
import { ownText } from './own-text';

/** So many different texts are known again, of so many characters each. */
const MOST = 20_000;
const LONGEST = 100;

/** Makes the texts in values their own, so that nobody keeps what they were cut from: equal ones are one text. */
export class OwnWords {
  private readonly known = new Map<string, string>();

  /** Changes a value that was just read; the value that stands in its place is the answer. */
  in(value: Json): Json {
    if (typeof value === 'string') return this.own(value);
    if (Array.isArray(value)) this.inList(value as Json[]);
    else if (typeof value === 'object' && value !== null) this.inObject(value as Record<string, Json>);
    return value;
  }

  private inList(list: Json[]): void {
    for (let index = 0; index < list.length; index++) list[index] = this.in(list[index] as Json);
  }

  private inObject(object: Record<string, Json>): void {
    for (const [key, value] of Object.entries(object)) setOwn(object, key, this.in(value));
  }

  private own(text: string): string {
    if (text.length > LONGEST) return ownText(text);
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    if (this.known.size < MOST) this.known.set(own, own);
    return own;
  }
}

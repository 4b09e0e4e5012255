import type { Properties } from './node';
import type { Scanner } from './scanner';
import { tagOf } from './tag-of';
import { Kind } from './token';

/** Takes the anchor and the tag that stand before a value, in either order. */
export function propertiesAt(scanner: Scanner): Properties {
  let anchor: string | undefined;
  let tag = '';
  const { start } = scanner.peek();
  let end = start;
  for (let token = scanner.peek(); ; token = scanner.peek()) {
    if (token.kind === Kind.Anchor && anchor === undefined) anchor = token.text;
    else if (token.kind === Kind.Tag && tag === '') tag = tagOf(token);
    else break;
    ({ end } = scanner.next());
  }
  return { anchor, tag, start, end };
}

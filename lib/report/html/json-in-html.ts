import { jsonText } from '../json-text';
import { escaped } from '../steering';

/** JSON that may stand in a script element of HTML: nothing in it can end the element, or begin another. */
export function jsonInHtml(value: unknown): string {
  return jsonText(value, 0).replace(/[<>&]/g, escaped);
}

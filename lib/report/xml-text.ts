import { own } from '../kubernetes';
import { STEERING } from './steering';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Everything that XML 1.0 does not allow, not even as an entity; besides, half of a pair. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as it may stand in XML, in an attribute as well; what steers whoever shows the file is an entity. */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (character) => own(ENTITIES, character) ?? '')
    .replace(STEERING, (character) => (/[\t\n\r]/.test(character) ? character : entity(character)));
}

/** Attributes of an element; line ends are kept as entities. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replace(/[\t\n\r]/g, entity)}"`)
    .join('');
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

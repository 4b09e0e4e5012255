import type { Dice } from '../../properties/dice';

/** Pieces of YAML that mean something somewhere. */
const PIECES = [
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u00a0',
    '😀',
    'é',
    '\u0007',
  ],
  ...[
    ':',
    ': ',
    '- ',
    '-',
    '? ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '[]',
    '{}',
    '[a, b]',
    '{a: 1}',
    '{<<: {a: 1}}',
    '<<: *a',
    '<<: [*a, *b]',
  ],
  ...[
    '#',
    ' # c',
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    '>-1',
    '|+\n',
    '"',
    "'",
    "''",
    '\\',
    '\\n',
    '\\/',
    '\\x41',
    '\\ud800',
    '"x"# c',
    '|# c',
    '[-]',
  ],
  ...[
    '&a ',
    '*a',
    '&a',
    '*b',
    '!!str ',
    '!!int ',
    '!!binary aGk=',
    '!foo ',
    '! ',
    '!<tag:yaml.org,2002:str> ',
    '!!float 1',
    '%',
    '@',
    '`',
  ],
  ...['---', '---\n', '--- # c\n', '---#x\n', '--- a\n', '...', '...\n', '%YAML 1.1\n', '%TAG ! a:\n', '\n---\n'],
  ...[
    'null',
    '~',
    'yes',
    'Off',
    'y',
    '0x1F',
    '017',
    '0o17',
    '0b1',
    '1_000',
    '1e3',
    '.5',
    '1.',
    '.inf',
    '.nan',
    '12:30',
    '2024-01-01',
    '9007199254740993',
    '18446744073709551615',
    '1e400',
  ],
];

/** A text with one to five changes, each where it may change what the text says as YAML. */
export function mutatedText(text: string, dice: Dice): string {
  let result = text.length > 4000 ? excerpt(text, dice) : text;
  for (let changes = 1 + dice.below(5); changes > 0; changes -= 1) result = mutatedOnce(result, dice);
  return result;
}

function excerpt(text: string, dice: Dice): string {
  const documents = text.split('\n---\n');
  return dice.of(documents).slice(0, 4000);
}

function mutatedOnce(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const [from, to] = [Math.min(at, text.length), Math.min(text.length, at + 1 + dice.below(4))];
  switch (dice.below(8)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, from) + dice.of(PIECES) + text.slice(to);
    case 2:
      return moved(text, dice);
    case 3:
      return atValue(text, dice);
    case 4:
      return atLineStart(text, dice);
    default:
      return text.slice(0, from) + dice.of(PIECES) + text.slice(from);
  }
}

/** A line somewhere else, or twice. */
function moved(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const [line = ''] = lines.splice(dice.below(lines.length), dice.below(2));
  lines.splice(dice.below(lines.length + 1), 0, line);
  return lines.join('\n');
}

/** Something before a value, or in its place. */
function atValue(text: string, dice: Dice): string {
  const places = [...text.matchAll(/: (?=\S)/g)];
  if (places.length === 0) return text;
  const at = (dice.of(places).index ?? 0) + 2;
  const end = text.indexOf('\n', at);
  const rest = dice.roll() < 0.5 ? text.slice(at) : text.slice(end < 0 ? text.length : end);
  return text.slice(0, at) + dice.of(PIECES) + rest;
}

/** Other indentation. */
function atLineStart(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const index = dice.below(lines.length);
  const line = lines[index] ?? '';
  const changed = dice.roll() < 0.5 ? line.slice(1) : dice.of([' ', '  ', '\t', '- ', '? ', ': ', '\ufeff']) + line;
  return lines.with(index, changed).join('\n');
}

import type { Document, Node, YAMLError } from 'yaml';
import { DocumentError } from '../document-error';
import { BAD_ESCAPE } from './refuse-escapes';
import { TAB_INDENTS } from './refuse-tabs';
import { yamlPackage } from './yaml-package';

type Code = YAMLError['code'];

/** What to do about it. The package's own words are for people who know its terms, and may quote the text. */
const WORDS: Partial<Record<Code, string>> = {
  RESOURCE_EXHAUSTION: 'values are nested too deep',
  BAD_DQ_ESCAPE: BAD_ESCAPE,
  BAD_INDENT: 'the indentation of this line fits no block above it',
  BAD_SCALAR_START: 'a value cannot start with this character: quote it',
  BLOCK_AS_IMPLICIT_KEY:
    'a second `key:` starts on this line, or the next line is indented deeper than it should be: quote the value, or correct the indentation',
  BLOCK_IN_FLOW: 'inside brackets and braces there can be no blocks: close the bracket first',
  MULTILINE_IMPLICIT_KEY:
    'this is neither `key: value` nor part of the value above: check its colon and its indentation',
  MISSING_CHAR: 'a `:`, a `,` or a blank is missing here, or this line is not indented as the block that it belongs to',
  UNEXPECTED_TOKEN: 'this does not belong here: check the quotes, brackets and indentation before it',
  BAD_ALIAS: 'an alias needs a name: quote the value if it is none',
  DUPLICATE_KEY: 'this key is written twice in one mapping',
};

const NOT_CLOSED = 'this quote or bracket is not closed, or its lines are not indented enough';
const DEFAULT = 'this is not YAML: check the quotes, brackets and indentation before it';

/** Words an error of the `yaml` package, at the place where somebody has to change something. */
export function wordError(error: YAMLError, document: Document.Parsed, text: string): DocumentError {
  const { code, pos, message } = error;
  const unclosed = /closing|end with/.test(message) ? openAt(document, pos[0]) : undefined;
  if (unclosed !== undefined) return new DocumentError('syntax', unclosed, NOT_CLOSED);
  const tab = tabOf(text, pos[0]);
  if (tab !== undefined) return new DocumentError('tab-indentation', tab, TAB_INDENTS);
  const kind = code === 'RESOURCE_EXHAUSTION' ? 'nesting-too-deep' : 'syntax';
  return new DocumentError(kind, pos[0], WORDS[code] ?? DEFAULT);
}

/** The tab that the line of an offset is indented with, if it is. */
function tabOf(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const spaces = /^ *(?=\t)/.exec(text.slice(lineStart))?.[0];
  return spaces === undefined ? undefined : lineStart + spaces.length;
}

/** Where the last quote or bracket opens that reaches to an offset. */
function openAt(document: Document.Parsed, offset: number): number | undefined {
  let opened: number | undefined;
  yamlPackage().visit(document, {
    Node: (_, node) => {
      const { range, type, flow } = node as Node & { type?: string; flow?: boolean };
      const isOpen = flow === true || type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isOpen && range && range[0] <= offset && range[2] >= offset) opened = range[0];
    },
  });
  return opened;
}

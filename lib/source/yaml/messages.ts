/** What is wrong with a tab at the start of a line. */
export const TAB_INDENTS = 'a tab stands where this line is indented: YAML is indented with spaces only';

/** What is wrong with an escape that nobody knows. */
export const BAD_ESCAPE =
  'YAML 1.1 has no such escape in double quotes: write `\\\\` for a backslash, or use single quotes';

export const NOT_CLOSED = 'this quote or bracket is not closed, or its lines are not indented enough';

export const NO_DOCUMENT_START = 'kubectl reads no text with lines such as `%YAML 1.2`: take them away';
export const UNEXPECTED = 'this does not belong here: check the quotes, brackets and indentation before it';
export const NO_ITEM = 'an item of this list begins with `- `, in the column of the others: check the indentation';
export const NO_KEY = 'this line is not indented as the block that it belongs to, or a `:` is missing here';

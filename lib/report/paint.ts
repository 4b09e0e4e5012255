/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** What is coloured in a report. */
export type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint' | 'good';

/** Leaves every text as it is. */
export const PLAIN: Paint = (_style, text) => text;

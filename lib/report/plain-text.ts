/**
 * Characters that steer a terminal (controls), or turn text around and hide it (formats); none of a manifest's reaches
 * one.
 */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Most texts are, and found to be so sooner than by looking for the others. */
const HARMLESS = /^[\x20-\x7e]*$/;

/** A text in which whatever steers a terminal is spelled out; line ends and tabs become spaces. */
export function plainText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(/\r\n|[\n\t\r]/g, ' ').replace(STEERING, spelled);
}

function spelled(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

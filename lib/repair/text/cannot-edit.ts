/** Thrown where a text cannot be edited as asked; the message says why, to whoever wrote the text. */
export class CannotEdit extends Error {}

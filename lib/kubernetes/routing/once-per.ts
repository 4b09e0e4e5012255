/**
 * Lets a question about an object be asked once: the answer is remembered as long as the object lives. For plain data
 * that nobody changes after it was read, and questions that nearly every rule asks.
 *
 * @param ask the question; its answer is never undefined
 */
export function oncePer<K extends object, V extends object | string | number | boolean>(
  ask: (about: K) => V,
): (about: K) => V {
  const answers = new WeakMap<K, V>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known;
    const answer = ask(about);
    answers.set(about, answer);
    return answer;
  };
}

import { OwnWords } from '../../../lib/source/documents/own-words';

describe('OwnWords', () => {
  it('leaves what a value says as it is', () => {
    const value = () => ({
      kind: 'Deployment',
      replicas: 3,
      paused: false,
      nothing: null,
      args: ['--listen', 8080, ['a', ''], { text: 'ä'.repeat(500) }],
    });
    expect(new OwnWords().in(value())).toEqual(value());
  });

  it('sets a key of any name in the object itself', () => {
    const value = JSON.parse('{"__proto__": {"a": "b"}, "constructor": "c"}') as { readonly [key: string]: string };
    new OwnWords().in(value);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":"b"},"constructor":"c"}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('answers with a text for a text', () => {
    expect(new OwnWords().in('text')).toBe('text');
  });
});

import { describe, expect, test } from 'vitest';
import { ApiError, toApiError } from './errors';
import { Code } from './types';

describe('rejections of the backend', () => {
  test('carry code, field and words', () => {
    const error = toApiError(
      new Error('{"code":"invalid","field":"name","message":"The name is empty. Type one."}'),
    );
    expect(error).toMatchObject({ code: Code.Invalid, field: 'name' });
    expect(error.words).toBe('The name is empty. Type one.');
  });

  test('a fault of ours gives the reference and no detail', () => {
    const error = toApiError(
      new Error('{"code":"internal","message":"Something failed.","reference":"7F3A"}'),
    );
    expect(error.words).toContain('Something failed.');
    expect(error.words).toContain('(reference 7F3A)');
  });

  test.each([
    ['text that is not JSON', new Error('boom at 0x1234')],
    ['a code that is unknown', new Error('{"code":"teapot","message":"short and stout"}')],
    ['JSON that is no object', new Error('null')],
    ['no error at all', undefined],
  ])('%s counts as internal', (_name, rejection) => {
    const error = toApiError(rejection);
    expect(error.code).toBe(Code.Internal);
    expect(error.words).not.toContain('0x1234');
  });

  test('an error that was read before stays as it is', () => {
    const error = new ApiError(Code.Conflict, 'Changed.');
    expect(toApiError(error)).toBe(error);
  });

  test('what to do next is told', () => {
    const words = (json: string) => toApiError(new Error(json)).words;
    expect(words('{"code":"locked","message":"Another window holds it. Close that one."}')).toBe(
      'Another window holds it. Close that one.',
    );
    expect(words('{"code":"locked","message":""}')).toBe(
      'Close the other window, or open another workspace.',
    );
    expect(words('{"code":"internal","message":"It went wrong.","reference":"a1"}')).toBe(
      'It went wrong. (reference a1)',
    );
  });
});

import fc from 'fast-check';

import { redact } from '../../../../nodes/Medium/transport/secrets';

const SECRET = 'secret-0123456789';

describe('redact', () => {
	it.each([
		[`it was ${SECRET}, and ${SECRET}`, 'it was [hidden], and [hidden]'],
		[`${SECRET}${SECRET}`, '[hidden][hidden]'],
		['Authorization: Bearer abc.DEF_1~+/=-x', 'Authorization: Bearer [hidden]'],
		['basic dXNlcjpwYXNz', 'basic [hidden]'],
		['a bearer is somebody who bears', 'a bearer [hidden] somebody who bears'],
		['nothing here', 'nothing here'],
	])('%j', (text, expected) => {
		expect(redact(text, [SECRET])).toBe(expected);
	});

	it('leaves short values alone, which would garble everything', () => {
		expect(redact('a bad day', ['a', '', 'bad'])).toBe('a bad day');
	});

	it('hides a secret that holds characters of a pattern', () => {
		expect(redact('x a+b(c)[d]$& x', ['a+b(c)[d]$&'])).toBe('x [hidden] x');
	});

	it('hides a secret that is part of another one, whatever their order', () => {
		const [short, long] = ['abcdef', 'abcdefghij'];
		expect(redact(`${long} ${short}`, [short, long])).toBe('[hidden] [hidden]');
		expect(redact(`${long} ${short}`, [long, short])).toBe('[hidden] [hidden]');
	});

	it('hides the start of a secret where the text was cut', () => {
		expect(redact(`it was ${SECRET.slice(0, 9)}`, [SECRET])).toBe('it was [hidden]');
		expect(redact(`it was ${SECRET.slice(0, 5)}`, [SECRET])).toBe(`it was ${SECRET.slice(0, 5)}`);
	});

	it('hides a token that was pasted with space around and sent without', () => {
		expect(redact(`it was ${SECRET}!`, [` ${SECRET}\n`])).toBe('it was [hidden]!');
	});

	it('never lets a secret through, wherever it stands', () => {
		const secret = fc
			.string({ maxLength: 80 })
			.map((text) => text.trim())
			.filter((text) => text.length >= 6);
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
				fc.pre(!'[hidden]'.includes(value) && !`${before}${after}`.includes(value));
				const shown = redact(`${before}${value}${after}`, [value]);
				expect(shown.replaceAll('[hidden]', '')).not.toContain(value);
			}),
		);
	});
});

import fc from 'fast-check';

import {
	escapeHtml,
	MediumApiError,
	type MissContext,
	redact,
} from '../../../../nodes/Medium/transport/errors';
import type { Miss } from '../../../../nodes/Medium/transport/outcome';
import { createNode } from '../../../../sandbox/engine/singleNode';
import { forAll } from '../../../support/seed';

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
		forAll(
			fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
				fc.pre(!'[hidden]'.includes(value) && !`${before}${after}`.includes(value));
				const shown = redact(`${before}${value}${after}`, [value]);
				expect(shown.replaceAll('[hidden]', '')).not.toContain(value);
			}),
		);
	});
});

describe('escapeHtml', () => {
	it('escapes what HTML means something by', () => {
		expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
			'&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
		);
	});

	it('leaves nothing that could open a tag or end an attribute', () => {
		forAll(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
			}),
		);
	});

	it('keeps whole characters and marks halves', () => {
		expect(escapeHtml('a😀\ud83d')).toBe('a😀\uFFFD');
	});
});

describe('MediumApiError', () => {
	const context: MissContext = {
		itemIndex: 3,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [SECRET],
	};
	const misses: Miss[] = [
		{ kind: 'rejected', status: 418, code: 1, reason: `<i>${SECRET}</i>` },
		{ kind: 'unreadable', status: 400, defect: 'unexpected', preview: `{"t":"${SECRET}"}` },
		{ kind: 'unanswered', silence: 'unknown', reason: `cannot send ${SECRET}` },
	];

	it.each(misses)('holds no secret, wherever one looks: $kind', (miss) => {
		const error = new MediumApiError(createNode({ type: 't', parameters: {} }), miss, context);
		const everything = [
			JSON.stringify(error),
			JSON.stringify(Object.getOwnPropertyDescriptors(error)),
			error.stack,
			String(error),
		].join();
		expect(everything).not.toContain(SECRET);
		expect(error.description).toContain('[hidden]');
		expect(error.description).not.toContain('<i>');
		expect(error.context.itemIndex).toBe(3);
		expect(error.httpCode).toBe(miss.kind === 'unanswered' ? null : String(miss.status));
	});

	it('does not quote the start of a web page', () => {
		const miss: Miss = { kind: 'unreadable', status: 418, defect: 'unexpected', preview: ' <html' };
		const error = new MediumApiError(createNode({ type: 't', parameters: {} }), miss, context);
		expect(error.description).not.toContain('html');
	});
});

import { readUrl } from '../../../../nodes/Medium/helpers/url';

describe('an address', () => {
	it('is read', () => {
		expect(readUrl('https://medium.com/@ada')?.pathname).toBe('/@ada');
	});

	it('is completed with the address of its page', () => {
		expect(readUrl('../b', 'https://example.com/a/')?.href).toBe('https://example.com/b');
	});

	it.each(['', '/@ada', 'http://', 'http://a b', 'https://[1'])('is not there in %j', (text) => {
		expect(readUrl(text)).toBeUndefined();
	});

	// Node.js says of each that it can be parsed, and throws when it is.
	it.each(['A', 'A.', '1', '-'])('is not there in 20,000 of %j', (piece) => {
		expect(readUrl(`http://${piece.repeat(20_000)}`)).toBeUndefined();
	});

	it('may be as long as servers take it', () => {
		expect(readUrl(`https://medium.com/${'a'.repeat(15_000)}`)).toBeDefined();
	});
});

import { keyOfText, keyOfUrl } from '../../../../nodes/Medium/publishing/storyKey';

describe('the key of a canonical URL', () => {
	it.each([
		'https://example.com/posts/first?id=7&page=2',
		'http://example.com/posts/first?id=7&page=2',
		'https://www.example.com/posts/first?id=7&page=2',
		'HTTPS://Example.COM/posts/first?id=7&page=2',
		'https://example.com:443/posts/first/?id=7&page=2',
		'https://example.com/posts/../posts/first?page=2&id=7',
		'https://example.com/posts//first?id=7&page=2#comments',
		'https://example.com/posts/first?utm_source=n8n&id=7&page=2&fbclid=x&mc_cid=1',
		'  https://example.com/p%6Fsts/first?id=7&page=2 ',
	])('%s is the same as the others', (url) => {
		expect(keyOfUrl(url)).toBe('https://example.com/posts/first?id=7&page=2');
	});

	it.each([
		['https://example.com/a', 'https://example.com/b'],
		['https://example.com/a', 'https://example.com/A'],
		['https://example.com/?p=1', 'https://example.com/?p=2'],
		['https://example.com/a', 'https://blog.example.com/a'],
		['https://example.com/#/a', 'https://example.com/#/b'],
		['https://example.com/#!a', 'https://example.com/#!b'],
		['https://example.com/?ref=a', 'https://example.com/'],
	])('%s and %s are two', (one, other) => {
		expect(keyOfUrl(one)).not.toBe(keyOfUrl(other));
	});

	it('is itself when it is made a key again', () => {
		const key = keyOfUrl('http://www.Exämple.com/Straße/%C3%A4/?b=%20&a=');
		expect(keyOfUrl(key)).toBe(key);
	});
});

describe('the key of a text', () => {
	const key = keyOfText('A title', '# A title\n\nText.\n');

	it('passes over line ends and the space around', () => {
		expect(keyOfText(' A title ', '\r\n# A title\r\n\r\nText.')).toBe(key);
		expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
	});

	it.each([
		['Another title', '# A title\n\nText.\n'],
		['A title', '# A title\n\nText!\n'],
		['A title\n\n# A title', 'Text.'],
	])('sees every other difference: %j %j', (title, content) => {
		expect(keyOfText(title, content)).not.toBe(key);
	});
});

import fc from 'fast-check';
import { htmlToText } from '../../../../nodes/Medium/feed/plainText';
import { countWords } from '../../../../nodes/Medium/helpers/readingTime';

const countIn = (html: string): ReturnType<typeof countWords> => countWords(htmlToText(html));

describe('words', () => {
	it.each<[string, string, number, number]>([
		['nothing', '', 0, 0],
		['space', ' \n\t\u00a0', 0, 0],
		['words', 'It is ten o’clock.', 4, 0],
		['signs', '— • 📣 … 5', 1, 0],
		['a word after a sign', '“Ropes” (and knots)', 3, 0],
		['other alphabets', 'Überfahrt по морю ναῦς', 4, 0],
		['paragraphs', '<p>one</p><p>two</p>', 2, 0],
		['a line break', 'one<br>two<br />three', 3, 0],
		['capital tags', '<P>one</P><P>two</P>', 2, 0],
		['emphasis within a word', 'un<em>believ</em>able', 1, 0],
		['what is in a tag', '<a href="https://a.example/x y" title="a > b">one</a>', 1, 0],
		['a comment', 'one<!-- two three -->', 1, 0],
		['an image', '<p><img alt="a rope and a knot" src="a.png"></p>', 0, 0],
		['no tags', 'a < b and c<d', 4, 0],
		['a tag without an end', 'one <b two', 3, 0],
		['an entity between words', 'ropes &amp; knots', 2, 0],
		['an entity within a word', 'it&#39;s', 1, 0],
		['a letter by number', '&#97; &#x62;c', 2, 0],
		['a no-break space', 'one&nbsp;two&#160;three', 3, 0],
		['an ampersand', 'one & two &c', 3, 0],
		['an entity for nothing', 'one&#0;two', 1, 0],
		['Chinese', '<p>海上的绳结。</p>', 0, 5],
		['Japanese', 'ロープ と 結び目', 0, 6],
		['Chinese among words', 'The 海 is 大', 2, 2],
		['a rare Chinese character', '𠀋 one', 1, 1],
		['Chinese by number', '&#28023; one', 1, 1],
		['Korean', '바다 위의 매듭', 3, 0],
	])('of %s', (_what, html, words, letters) => {
		expect(countIn(html)).toEqual({ words, letters });
	});

	it.each<[string, string, number, number]>([
		['letters', 'a', 1, 0],
		['words', 'a ', 1_000_000, 0],
		['spaces', ' ', 0, 0],
		['signs', '—', 0, 0],
		['Chinese characters', '海', 0, 1_000_000],
		['prolonged vowels', 'ー', 0, 0],
		['brackets', '<', 0, 0],
		['quoted brackets', '<a "" ', 1_000_000, 0],
	])('of a million %s', (_what, html, words, letters) => {
		expect(countIn(html.repeat(1_000_000))).toEqual({ words, letters });
	});

	it('are those between spaces, whatever text it is', () => {
		const text = fc
			.array(fc.constantFrom('a', '7', 'é', 'ш', ' ', '\n', '\u00a0', '\u2003', ',', '“', '—'))
			.map((characters) => characters.join(''));
		fc.assert(
			fc.property(text, (html) => {
				const words = html.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
				expect(countIn(html)).toEqual({ words, letters: 0 });
			}),
			{ numRuns: 2_000 },
		);
	});
});

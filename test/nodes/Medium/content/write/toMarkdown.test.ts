import { StoryProblem } from '../../../../../nodes/Medium/content/lib/storyProblem';
import { toMarkdown } from '../../../../../nodes/Medium/content/write/toMarkdown';
import { compareEffort, measureGrowth, MORE_THAN_LINEAR } from '../../../../support/effort';

type Pair = [what: string, html: string, markdown: string];

const p = (html: string): string => toMarkdown(`<p>${html}</p>`).replace(/\n$/, '');

describe('toMarkdown', () => {
	it.each<Pair>([
		[
			'headings and paragraphs',
			'<h3>On moss</h3><h4>Soft<br>and green</h4><p>It grows.</p>',
			'## On moss\n\n### Soft and green\n\nIt grows.\n',
		],
		['rules', '<p>a</p><hr><p>b</p>', 'a\n\n***\n\nb\n'],
		['lists', '<ul><li>a</li><li><em>b</em></li></ul>', '- a\n- *b*\n'],
		['numbers', '<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b\n'],
		['numbers from one', '<ol start="-3"><li>a</li></ol>', '1. a\n'],
		[
			'blocks in lists',
			'<ul><li>a<ol><li>b</li></ol></li><li><p>c</p><pre>d\n\n  e</pre></li></ul>',
			'- a\n  1. b\n- c\n  ```\n  d\n\n    e\n  ```\n',
		],
		[
			'a quote of several paragraphs, and another one after it',
			'<blockquote>a</blockquote>\n<blockquote><strong>b</strong><br>c</blockquote><p>d</p><blockquote>e</blockquote>',
			'> a\n>\n> **b**\\\n> c\n\nd\n\n> e\n',
		],
		[
			'code, line breaks as line feeds',
			'<pre>if a &amp;&amp; *b*:<br>\tc()  <br><br>  d</pre>',
			'```\nif a && *b*:\n\tc()  \n\n  d\n```\n',
		],
		['code with a fence in it', '<pre>a\n````\nb</pre>', '`````\na\n````\nb\n`````\n'],
		[
			'a picture',
			'<figure><img alt="A [mossy] stone" src="https://example.com/1.png" /></figure>',
			'![A \\[mossy\\] stone](https://example.com/1.png)\n',
		],
		[
			'a picture with caption',
			'<figure><img alt="" src="https://example.com/1.png" /><figcaption>By <a href="https://example.com/ana">Ana</a>, <em>May</em></figcaption></figure>',
			'![](https://example.com/1.png)\\\n*By [Ana](https://example.com/ana), May*\n',
		],
		[
			'a picture with a link',
			'<figure><a href="https://example.com"><img alt="a" src="https://example.com/1.png" /></a><figcaption>b</figcaption></figure>',
			'[![a](https://example.com/1.png)](https://example.com)\\\n*b*\n',
		],
		[
			'a link around a picture',
			'<a href="https://example.com"><figure><img alt="a" src="https://example.com/1.png" /></figure></a>',
			'[![a](https://example.com/1.png)](https://example.com)\n',
		],
		[
			'an embed',
			'<p>See:</p><iframe src="https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dm0SsGr_33nXy&amp;type=text%2Fhtml"></iframe>',
			'See:\n\nhttps://www.youtube.com/watch?v=m0SsGr_33nXy\n',
		],
		[
			'an embed with caption',
			'<figure><iframe src="https://example.com/map"></iframe><figcaption>A map</figcaption></figure>',
			'https://example.com/map\n\n*A map*\n',
		],
		[
			'an embed whose address needs brackets',
			'<iframe src="https://example.com/@ana_/a(b)."></iframe>',
			'<https://example.com/@ana_/a(b).>\n',
		],
		['nothing', ' <p><br> </p><h3></h3><blockquote></blockquote><ul></ul><pre></pre>', ''],
		[
			'what Medium does not have, by its text',
			'<div>a<section><h2>b</h2></section></div><table><tr><td>c</td><td>d</td></tr></table><span>e</span>',
			'a\n\n## b\n\nc\n\nd\n\ne\n',
		],
	])('writes %s', (_, html, markdown) => {
		expect(toMarkdown(html)).toBe(markdown);
	});

	it.each<Pair>([
		['line breaks', 'a <br> b<br>', 'a\\\nb'],
		['two line breaks as paragraphs', '<em>a<br><br>b</em>', '*a*\n\n*b*'],
		[
			'two line breaks in a link',
			'<a href="https://example.com">a<br><br>b</a>',
			'[a\\\n\\\nb](https://example.com)',
		],
		['marks', '<strong>a</strong> <em>b</em> <b>c</b> <i>d</i>', '**a** *b* **c** *d*'],
		['marks within each other', '<strong>a <em>b</em></strong>', '**a *b***'],
		['marks that are the same', '<strong><em>a</em></strong>', '***a***'],
		['marks that repeat themselves', '<em>a </em><em><em>b</em></em> <em>c</em>', '*a b c*'],
		['spaces at the edges of marks', 'a<strong> b </strong>c', 'a **b** c'],
		['line breaks at the edges of marks', '<strong>a<br></strong>b', '**a**\\\nb'],
		['marks around nothing', 'a<strong> </strong>b<em></em>', 'a b'],
		['marks within words', 'un<em>believ</em>able', 'un*believ*able'],
		['signs that would keep a mark from ending', '<strong>a:</strong>b', '**a**:b'],
		['signs that would keep a mark from beginning', 'a<em>(b)</em> c', 'a(*b)* c'],
		['signs without spaces around', '日本<strong>「苔」</strong>です', '日本「**苔**」です'],
		['signs with spaces around', '<strong>a:</strong> b', '**a:** b'],
		['emoji at the edges', '<strong>🌱a🌱</strong>b', '**🌱a**🌱b'],
		['marks next to each other', '<em>a</em><strong>b</strong>', '*a*__b__'],
		[
			'marks across links',
			'<em>By </em><a href="https://example.com"><em>Ana</em></a><em>, who knows</em>',
			'*By [Ana](https://example.com), who knows*',
		],
		[
			'marks on links',
			'<strong><a href="https://example.com">a</a></strong>b',
			'[**a**](https://example.com)b',
		],
		[
			'marks that begin in a link',
			'<a href="https://example.com">a <em>b</em></a><em> c</em>',
			'[a *b*](https://example.com) *c*',
		],
		['spaces in links', 'a<a href="https://example.com"> b </a>c', 'a [b](https://example.com) c'],
		[
			'links next to each other',
			'<a href="https://example.com">a</a><a href="https://example.com">b</a>',
			'[a](https://example.com)[b](https://example.com)',
		],
		[
			'links with odd addresses',
			'<a href="https://example.com/a (b)?c=1&amp;copy=2&amp;lt;">a</a>',
			'[a](<https://example.com/a (b)?c=1&copy=2\\&lt;>)',
		],
		[
			'addresses as links',
			'See <a href="https://example.com/a_b">https://example.com/a_b</a>.',
			'See <https://example.com/a_b>.',
		],
		['links that lead nowhere', '<a href="javascript:a()">a</a> <a href="">b</a>', 'a b'],
		['code', 'a <code>b `c`</code> <em><code>d</code></em>', 'a `` b `c` `` *`d`*'],
		[
			'code in links, as text where it has a bracket',
			'<a href="https://example.com"><code>a</code> <code>b[0]: c</code></a>',
			'[`a` b\\[0\\]: c](https://example.com)',
		],
		[
			'pictures',
			'a <img src="https://example.com/1.png" alt="b"> c',
			'a ![b](https://example.com/1.png) c',
		],
	])('writes in a paragraph %s', (_, html, markdown) => {
		expect(p(html)).toBe(markdown);
	});

	it.each([
		['[1] and [a] and a[0]', '[1] and [a] and a[0]'],
		['[Note: new]', '[Note: new]'],
		['AT&T, R&D & a=1&b=2', 'AT&T, R&D & a=1&b=2'],
		['snake_case, 2 * 3 and ~5 m', 'snake_case, 2 * 3 and ~5 m'],
		['#1 and a # b', '#1 and a # b'],
		['-1 + 2 = 1. So', '-1 + 2 = 1. So'],
		['1.5 and 3) and C#', '1.5 and 3) and C#'],
		['a < b > c | d', 'a < b > c | d'],
		['1. a', '1\\. a'],
		['- a', '\\- a'],
		['# a', '\\# a'],
		['> a', '\\> a'],
		['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
		['~a~', '\\~a\\~'],
		['<a>', '\\<a>'],
		['&copy; &#65;', '\\&copy; \\&#65;'],
		['[a](b) ![c](d)', '[a]\\(b) \\![c]\\(d)'],
		['[a]: b', '\\[a]: b'],
		['[*a]: b', '\\[\\*a]: b'],
		['[ ] a', '\\[ ] a'],
		['[^a]: b', '\\[^a]: b'],
		['\\* \\ a', '\\\\\\* \\ a'],
		['---', '\\---'],
		['a@b.example and www.b.example', 'a\\@b.example and www\\.b.example'],
		['At https://example.com/_a_b_ it', 'At https\\://example.com/\\_a_b\\_ it'],
		[': a', '\\: a'],
		['$5 and $10, US$3 and A $B', '$5 and $10, US$3 and A $B'],
		['$a$, 5$ and $$b$$', '$a\\$, 5\\$ and \\$\\$b\\$\\$'],
	])('escapes what has to be, and no more: %s', (text, markdown) => {
		expect(p(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))).toBe(markdown);
	});

	it.each([
		['https://youtu.be/m0SsGr33nXy', 'https://youtu.be/m0SsGr33nXy'],
		['https://youtu.be/m0SsGr33nX_', '<https://youtu.be/m0SsGr33nX_>'],
		['https://example.com/moss', 'https\\://example.com/moss'],
	])(
		'keeps the bare address of an embed, and makes a link of nothing else: %s',
		(text, markdown) => {
			expect(p(text)).toBe(markdown);
		},
	);

	it('leaves out pixel and footer', () => {
		expect(
			toMarkdown(
				'<p>Moss.</p><img src="https://medium.com/_/stat?event=post.clientViewed" width="1" height="1" alt=""><hr><p><a href="https://medium.com/a/b">Moss</a> was originally published in <a href="https://medium.com/a">A</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>',
			),
		).toBe('Moss.\n');
	});

	it('leaves the first level to the title', () => {
		const html = '<h3>On&nbsp;moss </h3><h4>Soft</h4><h3>More</h3>';
		expect(toMarkdown(html)).toBe('## On\u00a0moss\n\n### Soft\n\n## More\n');
	});

	it.each(['blockquote', 'ul><li', 'div', 'b', 'a href="b"><i'])(
		'refuses <%s> 10,000 deep, sooner than it writes 2,000 paragraphs',
		(tag) => {
			const refuse = (): void => {
				expect(() => toMarkdown(`<${tag}>`.repeat(10_000) + 'a')).toThrow(StoryProblem);
			};
			const write = (): void => void toMarkdown('<p>a</p>'.repeat(2_000));
			expect(compareEffort(refuse, write)).toBeLessThan(1);
		},
	);

	/** Bodies whose parts could each make the whole be looked at again. */
	const SLOW: Record<string, string> = {
		paragraphs:
			'<p>Some <strong>bold</strong> words and <a href="https://example.com">more</a>.</p>',
		'marks in one paragraph': 'a<strong>(b)</strong><em>c</em> <strong><em>d</em></strong>',
		'links in one mark': '<a href="https://example.com"><em>a</em></a><em> b (</em>',
		'line breaks': '<em>a<br></em><br>',
		'list items': '<ul><li>a</ul><ol><li>b<li>c</ol>',
		signs: '[*_`~&amp;&lt;!',
		quotes: '<blockquote>a<blockquote>b</blockquote></blockquote>',
		code: '<pre>`<br></pre>',
	};

	it.each(Object.entries(SLOW))('takes time in proportion: %s', (_, part) => {
		const write = (bytes: number): void => void toMarkdown(part.repeat(bytes / part.length));
		expect(measureGrowth(write, 16_000)).toBeLessThan(MORE_THAN_LINEAR);
	});

	it('takes a body of 1 MB', () => {
		const html = SLOW.paragraphs!.repeat(1_000_000 / SLOW.paragraphs!.length);
		expect(toMarkdown(html).length).toBeGreaterThan(600_000);
	});
});

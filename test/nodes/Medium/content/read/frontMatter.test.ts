import { readFrontMatter } from '../../../../../nodes/Medium/content/read/frontMatter';

const yaml = (...lines: string[]): string => ['---', ...lines, '---', 'Body', ''].join('\n');

describe('readFrontMatter', () => {
	it('reads YAML under the names that blogs use, and takes it off', () => {
		const reading = readFrontMatter(
			yaml(
				'title: "Boats: a count"',
				'subtitle: Eleven with sails',
				'tags: [harbour, "Slow Travel"]',
				'categories: Harbour, weather',
				'canonical_url: https://example.com/boats',
				'license: CC BY-SA 4.0',
				'draft: true',
				'date: 2024-05-01',
				'cover_image: ./boats.png',
			),
		);
		expect(reading).toEqual({
			body: 'Body\n',
			lines: 11,
			facts: {
				title: 'Boats: a count',
				subtitle: 'Eleven with sails',
				tags: ['harbour', 'Slow Travel', 'weather'],
				canonicalUrl: 'https://example.com/boats',
				license: 'cc-40-by-sa',
				publishStatus: 'draft',
				publishedAt: '2024-05-01T00:00:00.000Z',
				coverImage: './boats.png',
			},
			remarks: [],
		});
	});

	it('reads TOML', () => {
		const text =
			'+++\ntitle = "Boats"\ntags = ["a", "b"]\ndate = 2024-05-01T10:00:00Z\n+++\n\nBody\n';
		expect(readFrontMatter(text)).toEqual({
			body: '\nBody\n',
			lines: 5,
			facts: { title: 'Boats', tags: ['a', 'b'], publishedAt: '2024-05-01T10:00:00.000Z' },
			remarks: [],
		});
	});

	it.each([
		['published: true', { publishStatus: 'public' }],
		['published: 2024-05-01', { publishedAt: '2024-05-01T00:00:00.000Z' }],
		['publishStatus: Unlisted', { publishStatus: 'unlisted' }],
		['license: cc0', { license: 'cc-40-zero' }],
		['tags: "#one, two"', { tags: ['one', 'two'] }],
		['image:\n  src: a.png', { coverImage: 'a.png' }],
		['title: 2024', { title: '2024' }],
		['title: >\n  over two\n  lines', { title: 'over two lines' }],
		['title: a\ntitle: b', { title: 'b' }],
		['layout: post', {}],
	])('understands %j', (line, facts) => {
		expect(readFrontMatter(yaml(line))).toMatchObject({ facts, remarks: [], body: 'Body\n' });
	});

	it.each([
		['title: "open', { code: 'frontMatterBroken', line: 3 }],
		['title: A: b\ntags: [x]', { code: 'frontMatterBroken', line: 2 }],
		['a: &a [x]\nb: [*c]', { code: 'frontMatterBroken' }],
	])(
		'names the line of what is broken in %j, and does not leave it in the story',
		(lines, remark) => {
			const reading = readFrontMatter(yaml(lines));
			expect(reading.remarks).toEqual([expect.objectContaining(remark)]);
			expect(reading.body).toBe('Body\n');
		},
	);

	it('takes a text with a colon and no quotes for what it is', () => {
		const { facts } = readFrontMatter(yaml('title: Boats: a count', 'tags: [a, b]'));
		expect(facts).toEqual({ title: 'Boats: a count', tags: ['a', 'b'] });
	});

	it('names the line of broken TOML', () => {
		const reading = readFrontMatter('+++\na = 1\nb = = 2\n+++\nBody\n');
		expect(reading).toMatchObject({ body: 'Body\n', remarks: [{ line: 3 }] });
	});

	it.each([
		['license: MIT', 2],
		['title: a\nstatus: maybe', 3],
		['canonical_url: example', 2],
		['date: soon', 2],
	])('says which value of %j it does not understand', (lines, line) => {
		expect(readFrontMatter(yaml(lines)).remarks).toMatchObject([
			{ code: 'frontMatterValue', line },
		]);
	});

	it.each([
		'---\nFoo\n---\nBar\n',
		'---\n---\n',
		'---\n- a\n- b\n---\n',
		'---\ntitle: never closed\n',
		'text\n---\ntitle: not at the top\n---\n',
		'',
		'---',
		'+++\n+++\n',
	])('leaves %j as it is', (text) => {
		expect(readFrontMatter(text)).toEqual({ body: text, lines: 0, facts: {}, remarks: [] });
	});

	it('survives what would blow up', () => {
		const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
		for (let index = 1; index < 12; index++) {
			bomb.push(
				`a${index}: &a${index} [${Array(9)
					.fill(`*a${index - 1}`)
					.join(',')}]`,
			);
		}
		expect(readFrontMatter(yaml(...bomb)).remarks).toMatchObject([{ code: 'frontMatterBroken' }]);
		const deep = yaml(`title: ${'['.repeat(20_000)}`);
		expect(readFrontMatter(deep).remarks).toMatchObject([{ code: 'frontMatterBroken' }]);
	});

	it('takes Windows line ends and a byte order mark', () => {
		expect(readFrontMatter('\uFEFF---\r\ntitle: A\r\n---\r\nBody\r\n')).toMatchObject({
			body: 'Body\r\n',
			facts: { title: 'A' },
			lines: 3,
		});
	});
});

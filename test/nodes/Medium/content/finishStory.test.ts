import { finishStory } from '../../../../nodes/Medium/content/finishStory';
import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';

const ADDRESS = 'https://cdn.example.com/1?a=1&b=2';

function prepare(text: string): ReturnType<typeof prepareStory> {
	return prepareStory({ format: 'markdown', text });
}

describe('finishStory', () => {
	it.each([
		['a title and sections', '# A\n\na\n\n## B\n\nb', '<h1>A</h1><p>a</p><h1>B</h1><p>b</p>'],
		[
			'title, subtitle and two levels',
			'# A\n\n## B\n\na\n\n### C\n\nb\n\n#### D\n\nc',
			'<h1>A</h1><h2>B</h2><p>a</p><h1>C</h1><p>b</p><h4>D</h4><p>c</p>',
		],
		['no title', 'a\n\n## B\n\nb', '<p>a</p><h3>B</h3><p>b</p>'],
	])('writes headings as Medium reads them: %s', (_, text, html) => {
		expect(finishStory(prepare(text))).toBe(html);
	});

	it('puts in the addresses of uploaded pictures', () => {
		const story = prepare('![The Anna](anna.png)\n\n![Berta](https://example.com/berta.png)');
		expect(finishStory(story, new Map([['anna.png', ADDRESS]]))).toBe(
			story.html.replace('anna.png', ADDRESS.replace('&', '&amp;')),
		);
	});

	it('removes pictures without an address, with their captions', () => {
		const story = prepare('a\n\n![The Anna](anna.png "Her sails")\n\n![Berta](berta.png "New")');
		const addresses = new Map([
			['anna.png', undefined],
			['berta.png', ADDRESS],
		]);
		expect(finishStory(story, addresses)).toBe(
			`<p>a</p><figure><img src="${ADDRESS.replace('&', '&amp;')}" alt="Berta"><figcaption>New</figcaption></figure>`,
		);
	});

	it('lets no address through that Medium does not take', () => {
		const story = prepare('![Anna](anna.png)');
		const addresses = new Map([['anna.png', 'javascript:alert(1)']]);
		expect(finishStory(story, addresses)).toBe('<figure><img alt="Anna"></figure>');
	});

	it('leaves the story as it is: finished again, it is the same', () => {
		const story = prepare('# A\n\n![Anna](anna.png)\n\n```\n\ncode\n```');
		const before = structuredClone(story.tree);
		const finished = finishStory(story);
		expect(finishStory(story, new Map([['anna.png', undefined]]))).not.toContain('<img');
		expect(story.tree).toEqual(before);
		expect(finishStory(story)).toBe(finished);
	});
});

import { prepareStory } from '../../../../nodes/Medium/content/prepareStory';

describe('prepareStory', () => {
	it('works', () => {
		const story = prepareStory({
			format: 'markdown',
			text: '---\ntitle: Boats\n---\n# Boats\n\n## Sub\n\nHello *you*\n\n- a\n  - b\n    1. c\n       2. d\n\n```js\nx\n\n```\n\n> q\n>\n> - r\n\n![p](a.png "cap")\n\nhttps://youtu.be/abc\n\n|a|b|\n|-|-:|\n|1|日本|\n',
		});
		process.stdout.write(JSON.stringify(story, null, 1));
		expect(prepareStory({ format: 'html', text: story.html }).html).toBe(story.html);
	});
});
